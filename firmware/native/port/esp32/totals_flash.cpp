#include "totals_flash.hpp"

#include <esp_partition.h>

#include "pulse_counter/pulse_counter_face.hpp"
#include "pulse_counter/wuxi_flash.hpp"

namespace wuxi::esp32 {
namespace {

constexpr uint32_t s_sector_bytes = 4096;

const esp_partition_t* partition(void* context) { return static_cast<const esp_partition_t*>(context); }

int32_t read(void* context, int32_t address, uint8_t* into, int32_t count) {
    return esp_partition_read(partition(context), static_cast<size_t>(address), into, static_cast<size_t>(count)) ==
                   ESP_OK
               ? 0
               : -1;
}

int32_t program(void* context, int32_t address, const uint8_t* bytes, int32_t count) {
    return esp_partition_write(partition(context), static_cast<size_t>(address), bytes, static_cast<size_t>(count)) ==
                   ESP_OK
               ? 0
               : -1;
}

int32_t erase(void* context, int32_t sector) {
    return esp_partition_erase_range(partition(context), static_cast<size_t>(sector) * s_sector_bytes,
                                     s_sector_bytes) == ESP_OK
               ? 0
               : -1;
}

}  // namespace

bool mount_totals() {
    static bool s_mounted = false;
    if (s_mounted) {
        return true;
    }
    const esp_partition_t* const found =
        esp_partition_find_first(ESP_PARTITION_TYPE_DATA, ESP_PARTITION_SUBTYPE_ANY, "pulses");
    // The journal clears single bits, which an encrypted flash cannot.
    if (found == nullptr || found->encrypted || found->size < 2 * s_sector_bytes) {
        return false;
    }
    wuxi_flash flash = {};
    flash.context = const_cast<esp_partition_t*>(found);
    flash.first_channel = 0;
    const uint32_t sectors = found->size / s_sector_bytes;
    flash.sectors = sectors < 1024 ? static_cast<int32_t>(sectors) : 1024;
    flash.read = read;
    flash.program = program;
    flash.erase = erase;
    s_mounted = wuxi_pulse_mount(&flash) >= 0;
    return s_mounted;
}

}  // namespace wuxi::esp32
