// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/freertos.
#ifndef WUXI_CHECK_FREERTOS_FREERTOS_H
#define WUXI_CHECK_FREERTOS_FREERTOS_H

#include <stddef.h>
#include <stdint.h>

typedef int BaseType_t;
typedef unsigned int UBaseType_t;
typedef uint32_t TickType_t;
typedef struct {
    void *queue[20];
} StaticSemaphore_t;
typedef struct {
    uint32_t owner;
    uint32_t count;
} portMUX_TYPE;

#define pdFALSE ((BaseType_t)0)
#define pdTRUE ((BaseType_t)1)
#define pdPASS pdTRUE
#define portMAX_DELAY ((TickType_t)0xffffffffUL)
#define configTICK_RATE_HZ 100
#define pdMS_TO_TICKS(ms) ((TickType_t)(((uint64_t)(ms) * (uint64_t)configTICK_RATE_HZ) / (uint64_t)1000U))
#define portMUX_INITIALIZER_UNLOCKED \
    { 0xB33FFFFF, 0 }
#define portENTER_CRITICAL(mux) vPortEnterCritical(mux)
#define portEXIT_CRITICAL(mux) vPortExitCritical(mux)
#define portENTER_CRITICAL_ISR(mux) vPortEnterCritical(mux)
#define portEXIT_CRITICAL_ISR(mux) vPortExitCritical(mux)
#define portYIELD_FROM_ISR() vPortYieldFromISR()

extern "C" {
void vPortEnterCritical(portMUX_TYPE *mux);
void vPortExitCritical(portMUX_TYPE *mux);
void vPortYieldFromISR(void);
}

#endif  // WUXI_CHECK_FREERTOS_FREERTOS_H
