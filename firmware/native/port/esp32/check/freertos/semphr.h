// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/freertos.
#ifndef WUXI_CHECK_FREERTOS_SEMPHR_H
#define WUXI_CHECK_FREERTOS_SEMPHR_H

#include "freertos/queue.h"

extern "C" {
typedef QueueHandle_t SemaphoreHandle_t;
SemaphoreHandle_t xSemaphoreCreateBinaryStatic(StaticSemaphore_t *pxStaticSemaphore);
SemaphoreHandle_t xSemaphoreCreateMutexStatic(StaticSemaphore_t *pxStaticSemaphore);
BaseType_t xSemaphoreTake(SemaphoreHandle_t xSemaphore, TickType_t xTicksToWait);
BaseType_t xSemaphoreGive(SemaphoreHandle_t xSemaphore);
}

#endif  // WUXI_CHECK_FREERTOS_SEMPHR_H
