#include "framed_uart/protocol.hpp"

#include "framed_uart/cjt188.hpp"
#include "framed_uart/dlt645.hpp"
#include "framed_uart/modbus_rtu.hpp"
#include "framed_uart/plantower.hpp"
#include "framed_uart/sds011.hpp"
#include "framed_uart/shdlc.hpp"
#include "framed_uart/winsen.hpp"

namespace wuxi {
namespace {

// DL/T 645-2007: at most 500 ms between two bytes and 20 … 500 ms before an answer; CJ/T 188 the same. Modbus RTU: its
// turnaround is the 3.5 characters that the driver adds; 50 ms and the sensors' 100 ms are ours: longer than any port
// holds bytes back, shorter than any timeout in use.
constexpr int32_t meter_gap_us = 500000;
constexpr int32_t meter_turnaround_us = 20000;
constexpr int32_t modbus_gap_us = 50000;
constexpr int32_t sensor_gap_us = 100000;

constexpr protocol protocols[protocol::count] = {
    {dlt645::candidate, dlt645::answers, nullptr, false, false, 12, meter_gap_us, meter_gap_us, meter_turnaround_us},
    {cjt188::candidate, cjt188::answers, nullptr, false, false, 13, meter_gap_us, meter_gap_us, meter_turnaround_us},
    {modbus_rtu::candidate, modbus_rtu::answers, nullptr, false, true, 5, modbus_gap_us, modbus_gap_us, 0},
    {plantower::candidate, plantower::answers, nullptr, true, false, 8, sensor_gap_us, sensor_gap_us, 0},
    {shdlc::candidate, shdlc::answers, shdlc::unwrap, false, false, 7, sensor_gap_us, sensor_gap_us, 0},
    {sds011::candidate, sds011::answers, nullptr, true, false, 10, sensor_gap_us, sensor_gap_us, 0},
    {winsen::candidate, winsen::answers, nullptr, true, false, 9, sensor_gap_us, sensor_gap_us, 0},
};

}  // namespace

const protocol* protocol::of(int32_t number) { return number >= 0 && number < count ? &protocols[number] : nullptr; }

}  // namespace wuxi
