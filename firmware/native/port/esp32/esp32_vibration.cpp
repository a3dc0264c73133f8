// The accelerometer over ESP-IDF's SPI master.
//
// Contexts: the pin's interrupt wakes the reader (priority 14, stack 3,072 bytes), which empties the part's FIFO by SPI
// with DMA and puts the bytes into a message buffer of 8,192 bytes; the reckoner (priority 8, stack 3,072 bytes) gives
// them to the driver, whose bursts end with 9 ms of work on an ESP32-C3. They are two tasks because an ADXL345 holds 10
// ms and an ADXL355 8 ms. The runtime's task opens and closes. RAM: 2,000 bytes static; while open, from the heap:
// 8,192 buffer, 6,144 stacks, 700 tasks, about 600 bus and device.
//
// Latency: the buffer holds 41 ms of an IIS3DWB (187 kB/s) and more than 400 ms of the others. While the flash is
// erased (50 ms, at worst 400 ms) both tasks stand still and the part's FIFO (IIS3DWB 16 ms) runs over: an overrun,
// which the driver is told, costs the turn in progress.
#include <driver/gpio.h>
#include <driver/spi_master.h>
#include <esp_rom_sys.h>
#include <freertos/message_buffer.h>
#include <string.h>

#include "accelerometer.hpp"
#include "board_pins.hpp"
#include "esp32_port.hpp"
#include "port_parts.hpp"
#include "vibration_fifo/vibration_fifo_face.hpp"
#include "worker.hpp"

namespace wuxi::esp32 {
namespace {

constexpr uint32_t s_stack_bytes = 3072;
constexpr uint32_t s_reader_priority = 14;
constexpr uint32_t s_reckoner_priority = 8;
constexpr size_t s_buffer_bytes = 8192;
constexpr size_t s_time_bytes = sizeof(int64_t);
constexpr size_t s_block_bytes = 896;
// When no interrupt comes, it is looked all the same.
constexpr uint32_t s_look_ms = 20;
constexpr uint32_t s_pause_us = 5;

struct open_vibration {
    int32_t handle = -1;
    accelerometer part = {};
    spi_host_device_t host = SPI2_HOST;
    spi_device_handle_t device = nullptr;
    MessageBufferHandle_t blocks = nullptr;
    worker reader;
    worker reckoner;
    // The reader's: whether something was lost since the last message.
    bool lost = false;
};

open_vibration s_vibration;

// A time and a block: the reader's, where DMA writes to, and the reckoner's. Apart, so that they need no image in the
// flash.
alignas(8) uint8_t s_message[s_time_bytes + s_block_bytes];
alignas(8) uint8_t s_taken[s_time_bytes + s_block_bytes];

// Interrupt.
void on_watermark(void*) {
    BaseType_t woken = pdFALSE;
    vTaskNotifyGiveFromISR(s_vibration.reader.task(), &woken);
    if (woken == pdTRUE) {
        portYIELD_FROM_ISR();
    }
}

bool transfer(open_vibration& vibration, uint8_t command, const uint8_t* out, uint8_t* in, int32_t bytes) {
    spi_transaction_t transaction = {};
    transaction.cmd = command;
    transaction.length = static_cast<size_t>(bytes) * 8;
    transaction.tx_buffer = out;
    transaction.rx_buffer = in;
    return spi_device_transmit(vibration.device, &transaction) == ESP_OK;
}

bool read_registers(open_vibration& vibration, uint8_t address, uint8_t* into, int32_t bytes) {
    return transfer(vibration, vibration.part.read_command(address, bytes > 1), nullptr, into, bytes);
}

bool set_up_part(open_vibration& vibration) {
    const accelerometer& part = vibration.part;
    alignas(4) uint8_t found[4] = {};
    if (!read_registers(vibration, part.identity.address, found, 1) || found[0] != part.identity.value) {
        return false;
    }
    for (int32_t i = 0; i < part.write_count; i++) {
        alignas(4) const uint8_t value[4] = {part.writes[i].value};
        if (!transfer(vibration, part.write_command(part.writes[i].address), value, nullptr, 1)) {
            return false;
        }
    }
    return true;
}

void send(open_vibration& vibration, int64_t time_us, size_t bytes) {
    memcpy(s_message, &time_us, s_time_bytes);
    if (xMessageBufferSend(vibration.blocks, s_message, s_time_bytes + bytes, 0) == 0) {
        vibration.lost = true;
    }
}

// A message without bytes says that something was lost.
void tell_loss(open_vibration& vibration, int64_t time_us) {
    if (vibration.lost) {
        vibration.lost = false;
        send(vibration, time_us, 0);
    }
}

bool read_samples(open_vibration& vibration, uint8_t* into, int32_t samples) {
    const accelerometer& part = vibration.part;
    if (part.transfer_samples > 1) {
        return read_registers(vibration, part.data_address, into, samples * part.sample_bytes);
    }
    // One by one, by way of a piece of memory that DMA may write to in whole words.
    alignas(4) uint8_t sample[12];
    for (int32_t i = 0; i < samples; i++) {
        if (!read_registers(vibration, part.data_address, sample, part.sample_bytes)) {
            return false;
        }
        memcpy(into + i * part.sample_bytes, sample, static_cast<size_t>(part.sample_bytes));
        esp_rom_delay_us(s_pause_us);
    }
    return true;
}

// Empties the FIFO; true while there is more than the watermark, for then no edge comes.
bool empty(open_vibration& vibration) {
    const accelerometer& part = vibration.part;
    alignas(4) uint8_t bytes[12] = {};
    if (!read_registers(vibration, part.state_address, bytes, part.state_bytes)) {
        return false;
    }
    const fifo_state state = part.state_of(bytes);
    const int64_t newest_us = now_us();
    vibration.lost = vibration.lost || state.overrun;
    tell_loss(vibration, newest_us);
    const int32_t most = static_cast<int32_t>(s_block_bytes) / part.sample_bytes;
    const int32_t samples = state.samples < most ? state.samples : most;
    if (samples == 0) {
        return false;
    }
    if (!read_samples(vibration, s_message + s_time_bytes, samples)) {
        vibration.lost = true;
        return false;
    }
    send(vibration, newest_us, static_cast<size_t>(samples * part.sample_bytes));
    return state.samples >= part.watermark;
}

void read(void*) {
    open_vibration& vibration = s_vibration;
    while (!vibration.reader.is_ending()) {
        // The bound lets it see that it is to end.
        for (int32_t i = 0; i < 100 && empty(vibration); i++) {
        }
        ulTaskNotifyTake(pdTRUE, pdMS_TO_TICKS(s_look_ms));
    }
}

void reckon(void*) {
    open_vibration& vibration = s_vibration;
    while (!vibration.reckoner.is_ending()) {
        const size_t count = xMessageBufferReceive(vibration.blocks, s_taken, sizeof s_taken, pdMS_TO_TICKS(s_look_ms));
        if (count < s_time_bytes) {
            continue;
        }
        int64_t time_us = 0;
        memcpy(&time_us, s_taken, s_time_bytes);
        if (count == s_time_bytes) {
            wuxi_vibration_overrun(vibration.handle, time_us);
        } else {
            wuxi_vibration_block(vibration.handle, s_taken + s_time_bytes, static_cast<int32_t>(count - s_time_bytes),
                                 time_us);
        }
    }
}

bool open_bus(open_vibration& vibration, const accelerometer_pins& pins) {
    spi_bus_config_t bus = {};
    bus.sclk_io_num = pins.sclk;
    bus.miso_io_num = pins.miso;
    bus.mosi_io_num = pins.mosi;
    bus.quadwp_io_num = -1;
    bus.quadhd_io_num = -1;
    bus.data4_io_num = -1;
    bus.data5_io_num = -1;
    bus.data6_io_num = -1;
    bus.data7_io_num = -1;
    bus.max_transfer_sz = static_cast<int>(s_block_bytes) + 8;
    // Refused when System.Device.Spi has the bus.
    if (spi_bus_initialize(vibration.host, &bus, SPI_DMA_CH_AUTO) != ESP_OK) {
        return false;
    }
    spi_device_interface_config_t device = {};
    device.command_bits = 8;
    device.mode = vibration.part.spi_mode;
    device.clock_speed_hz = vibration.part.clock_hz;
    device.spics_io_num = pins.cs;
    device.queue_size = 1;
    if (spi_bus_add_device(vibration.host, &device, &vibration.device) == ESP_OK) {
        return true;
    }
    spi_bus_free(vibration.host);
    return false;
}

void close_bus(open_vibration& vibration) {
    spi_bus_remove_device(vibration.device);
    spi_bus_free(vibration.host);
}

bool connect(const accelerometer_pins& pins) {
    gpio_config_t config = {};
    config.pin_bit_mask = UINT64_C(1) << pins.interrupt;
    config.mode = GPIO_MODE_INPUT;
    config.pull_up_en = GPIO_PULLUP_DISABLE;
    config.pull_down_en = GPIO_PULLDOWN_ENABLE;
    config.intr_type = GPIO_INTR_POSEDGE;
    return gpio_config(&config) == ESP_OK && has_pin_interrupts() &&
           gpio_isr_handler_add(static_cast<gpio_num_t>(pins.interrupt), on_watermark, nullptr) == ESP_OK;
}

bool start_tasks(open_vibration& vibration, const accelerometer_pins& pins) {
    vibration.blocks = xMessageBufferCreate(s_buffer_bytes);
    if (vibration.blocks == nullptr) {
        return false;
    }
    if (vibration.reckoner.start("wuxi_vib_reckon", reckon, nullptr, s_stack_bytes, s_reckoner_priority)) {
        if (vibration.reader.start("wuxi_vib_read", read, nullptr, s_stack_bytes, s_reader_priority)) {
            if (connect(pins)) {
                return true;
            }
            vibration.reader.end([] {});
        }
        vibration.reckoner.end([] {});
    }
    vMessageBufferDelete(vibration.blocks);
    return false;
}

constexpr int8_t accelerometer_pins::*s_all_pins[] = {&accelerometer_pins::sclk, &accelerometer_pins::miso,
                                                      &accelerometer_pins::mosi, &accelerometer_pins::cs,
                                                      &accelerometer_pins::interrupt};

void release_pins(const accelerometer_pins& pins) {
    for (int8_t accelerometer_pins::*pin : s_all_pins) {
        release_pin(pins.*pin);
    }
}

bool claim_pins(const accelerometer_pins& pins) {
    int32_t claimed = 0;
    for (int8_t accelerometer_pins::*pin : s_all_pins) {
        if (!claim_pin(pins.*pin)) {
            for (int32_t i = 0; i < claimed; i++) {
                release_pin(pins.*s_all_pins[i]);
            }
            return false;
        }
        claimed++;
    }
    return true;
}

bool start(open_vibration& vibration, const accelerometer_pins& pins) {
    if (!open_bus(vibration, pins)) {
        return false;
    }
    if (set_up_part(vibration) && start_tasks(vibration, pins)) {
        return true;
    }
    close_bus(vibration);
    return false;
}

void close(open_vibration& vibration) {
    gpio_isr_handler_remove(static_cast<gpio_num_t>(board().accelerometer.interrupt));
    vibration.reader.end([] {});
    vibration.reckoner.end([] {});
    vMessageBufferDelete(vibration.blocks);
    close_bus(vibration);
    wuxi_vibration_close(vibration.handle);
    release_pins(board().accelerometer);
    vibration.handle = -1;
}

}  // namespace

int32_t vibration_open(int32_t part, int32_t bus, int32_t chip_select_pin, int32_t rate_hz, int32_t range_g,
                       int32_t shaft_millihertz) {
    open_vibration& vibration = s_vibration;
    accelerometer described;
    if (!describe(part, rate_hz, range_g, described)) {
        return bad_parameter;
    }
    const accelerometer_pins& pins = board().accelerometer;
    if (vibration.handle >= 0 || pins.bus < 1 || bus != pins.bus || chip_select_pin != pins.cs || !claim_pins(pins)) {
        return no_port;
    }
    const int32_t handle = wuxi_vibration_open(part, rate_hz, range_g, shaft_millihertz);
    if (handle < 0) {
        release_pins(pins);
        return handle;
    }
    vibration.part = described;
    vibration.host = static_cast<spi_host_device_t>(bus);
    vibration.lost = false;
    vibration.handle = handle;
    if (!start(vibration, pins)) {
        wuxi_vibration_close(handle);
        release_pins(pins);
        vibration.handle = -1;
        return no_port;
    }
    return handle;
}

int32_t vibration_close(int32_t handle) {
    if (handle < 0 || handle != s_vibration.handle) {
        return bad_handle;
    }
    close(s_vibration);
    return 0;
}

void close_vibration() {
    if (s_vibration.handle >= 0) {
        close(s_vibration);
    }
}

}  // namespace wuxi::esp32
