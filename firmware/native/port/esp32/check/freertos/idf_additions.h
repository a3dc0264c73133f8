// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/freertos.
#ifndef WUXI_CHECK_FREERTOS_IDF_ADDITIONS_H
#define WUXI_CHECK_FREERTOS_IDF_ADDITIONS_H

#include "freertos/task.h"

extern "C" {
BaseType_t xTaskCreatePinnedToCore(TaskFunction_t pxTaskCode, const char *const pcName, const uint32_t ulStackDepth,
                                   void *const pvParameters, UBaseType_t uxPriority, TaskHandle_t *const pxCreatedTask,
                                   const BaseType_t xCoreID);
}

#endif  // WUXI_CHECK_FREERTOS_IDF_ADDITIONS_H
