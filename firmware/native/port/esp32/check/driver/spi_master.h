// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/esp_driver_spi and components/hal (spi_types.h).
#ifndef WUXI_CHECK_DRIVER_SPI_MASTER_H
#define WUXI_CHECK_DRIVER_SPI_MASTER_H

#include <stddef.h>

#include "esp_err.h"
#include "freertos/FreeRTOS.h"

extern "C" {
typedef enum { SPI1_HOST = 0, SPI2_HOST = 1 } spi_host_device_t;
typedef enum { SPI_DMA_CH_AUTO = 3 } spi_common_dma_t;
typedef int spi_dma_chan_t;
typedef struct {
    int mosi_io_num;
    int miso_io_num;
    int sclk_io_num;
    int quadwp_io_num;
    int quadhd_io_num;
    int data4_io_num;
    int data5_io_num;
    int data6_io_num;
    int data7_io_num;
    bool data_io_default_level;
    int max_transfer_sz;
    uint32_t flags;
} spi_bus_config_t;
typedef struct {
    uint8_t command_bits;
    uint8_t address_bits;
    uint8_t dummy_bits;
    uint8_t mode;
    int clock_speed_hz;
    int spics_io_num;
    uint32_t flags;
    int queue_size;
} spi_device_interface_config_t;
typedef struct spi_transaction_t {
    uint32_t flags;
    uint16_t cmd;
    uint64_t addr;
    size_t length;
    size_t rxlength;
    const void *tx_buffer;
    void *rx_buffer;
} spi_transaction_t;
typedef struct spi_device_t *spi_device_handle_t;
esp_err_t spi_bus_initialize(spi_host_device_t host_id, const spi_bus_config_t *bus_config, spi_dma_chan_t dma_chan);
esp_err_t spi_bus_free(spi_host_device_t host_id);
esp_err_t spi_bus_add_device(spi_host_device_t host_id, const spi_device_interface_config_t *dev_config,
                             spi_device_handle_t *handle);
esp_err_t spi_bus_remove_device(spi_device_handle_t handle);
esp_err_t spi_device_transmit(spi_device_handle_t handle, spi_transaction_t *trans_desc);
}

#endif  // WUXI_CHECK_DRIVER_SPI_MASTER_H
