// Which pins of a board the port uses.
#pragma once

#include <stdint.h>

namespace wuxi::esp32 {

/// COMN is the chip's UART N - 1. `de` drives an RS-485 transceiver's DE (and its /RE); -1: the line needs none.
struct uart_pins {
    int8_t port;
    int8_t tx;
    int8_t rx;
    int8_t de;
};

/// A channel of ADC1 and the pin that it is on.
struct analog_pin {
    int8_t channel;
    int8_t pin;
};

/// Bus 1 is SPI2, the first one for users.
struct accelerometer_pins {
    int8_t bus;
    int8_t sclk;
    int8_t miso;
    int8_t mosi;
    int8_t cs;
    int8_t interrupt;
};

/// A board, as hardware/boards/<name>/board.yaml describes it; a test compares the two. Unused places: -1. A pin may be
/// among the pulse and the digital inputs: whoever opens it first has it.
struct board_pins {
    static constexpr int32_t uart_places = 2;
    static constexpr int32_t analog_places = 4;
    static constexpr int32_t pulse_places = 4;
    static constexpr int32_t digital_places = 4;

    const char* name;
    uart_pins uarts[uart_places];
    analog_pin analog[analog_places];
    int8_t pulse_inputs[pulse_places];
    int8_t digital_inputs[digital_places];
    accelerometer_pins accelerometer;
    /// Core of the port's tasks: the one on which nf-interpreter does not put its runtime, where there are two.
    int8_t task_core;
};

/// The board that this image is for.
const board_pins& board();

}  // namespace wuxi::esp32
