// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/freertos.
#ifndef WUXI_CHECK_FREERTOS_MESSAGE_BUFFER_H
#define WUXI_CHECK_FREERTOS_MESSAGE_BUFFER_H

#include "freertos/FreeRTOS.h"

extern "C" {
typedef struct StreamBufferDef_t *MessageBufferHandle_t;
MessageBufferHandle_t xMessageBufferCreate(size_t xBufferSizeBytes);
void vMessageBufferDelete(MessageBufferHandle_t xMessageBuffer);
size_t xMessageBufferSend(MessageBufferHandle_t xMessageBuffer, const void *pvTxData, size_t xDataLengthBytes,
                          TickType_t xTicksToWait);
size_t xMessageBufferReceive(MessageBufferHandle_t xMessageBuffer, void *pvRxData, size_t xBufferLengthBytes,
                             TickType_t xTicksToWait);
}

#endif  // WUXI_CHECK_FREERTOS_MESSAGE_BUFFER_H
