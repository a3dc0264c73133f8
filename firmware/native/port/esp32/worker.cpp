#include "worker.hpp"

#include <freertos/idf_additions.h>

#include "board_pins.hpp"

namespace wuxi::esp32 {

bool worker::start(const char* name, function run, void* context, uint32_t stack_bytes, uint32_t priority) {
    ended_ = xSemaphoreCreateBinaryStatic(&memory_);
    run_ = run;
    context_ = context;
    ending_ = 0;
    if (xTaskCreatePinnedToCore(body, name, stack_bytes, this, priority, &task_, board().task_core) != pdPASS) {
        task_ = nullptr;
        return false;
    }
    return true;
}

void worker::body(void* self) {
    worker* const that = static_cast<worker*>(self);
    that->run_(that->context_);
    xSemaphoreGive(that->ended_);
    vTaskDelete(nullptr);
}

}  // namespace wuxi::esp32
