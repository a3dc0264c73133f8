// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/freertos.
#ifndef WUXI_CHECK_FREERTOS_TASK_H
#define WUXI_CHECK_FREERTOS_TASK_H

#include "freertos/FreeRTOS.h"

extern "C" {
typedef struct tskTaskControlBlock *TaskHandle_t;
typedef void (*TaskFunction_t)(void *);
void vTaskDelete(TaskHandle_t xTaskToDelete);
uint32_t ulTaskNotifyTake(BaseType_t xClearCountOnExit, TickType_t xTicksToWait);
BaseType_t xTaskNotifyGive(TaskHandle_t xTaskToNotify);
void vTaskNotifyGiveFromISR(TaskHandle_t xTaskToNotify, BaseType_t *pxHigherPriorityTaskWoken);
}

#endif  // WUXI_CHECK_FREERTOS_TASK_H
