// A task of the port that can be ended.
#pragma once

#include <freertos/FreeRTOS.h>
#include <freertos/semphr.h>
#include <freertos/task.h>

namespace wuxi::esp32 {

/// A FreeRTOS task, above the runtime's (priority 5 in nf-interpreter) and below the network's (18 and more), on the
/// core where the runtime is not. Its function runs until `is_ending` and then returns. Started and ended by the
/// runtime's task. RAM: the stack and about 350 bytes of task, from the heap while it runs, and about 110 bytes of
/// this.
class worker {
  public:
    typedef void (*function)(void* context);

    /// False without memory.
    bool start(const char* name, function run, void* context, uint32_t stack_bytes, uint32_t priority);

    /// Asks it to end, once it looks, and waits until it has. `wake` makes it look.
    template <class Wake>
    void end(Wake wake) {
        __atomic_store_n(&ending_, 1u, __ATOMIC_RELEASE);
        wake();
        xSemaphoreTake(ended_, portMAX_DELAY);
        task_ = nullptr;
    }

    bool is_ending() const { return __atomic_load_n(&ending_, __ATOMIC_ACQUIRE) != 0; }

    TaskHandle_t task() const { return task_; }

  private:
    static void body(void* self);

    function run_ = nullptr;
    void* context_ = nullptr;
    TaskHandle_t task_ = nullptr;
    // Never deleted: the task may still be inside of giving it when the other side has it.
    StaticSemaphore_t memory_ = {};
    SemaphoreHandle_t ended_ = nullptr;
    uint32_t ending_ = 0;
};

}  // namespace wuxi::esp32
