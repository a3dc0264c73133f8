// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/freertos.
#ifndef WUXI_CHECK_FREERTOS_QUEUE_H
#define WUXI_CHECK_FREERTOS_QUEUE_H

#include "freertos/FreeRTOS.h"

extern "C" {
typedef struct QueueDefinition *QueueHandle_t;
BaseType_t xQueueSend(QueueHandle_t xQueue, const void *pvItemToQueue, TickType_t xTicksToWait);
BaseType_t xQueueReceive(QueueHandle_t xQueue, void *const pvBuffer, TickType_t xTicksToWait);
BaseType_t xQueueReset(QueueHandle_t xQueue);
}

#endif  // WUXI_CHECK_FREERTOS_QUEUE_H
