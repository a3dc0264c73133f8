// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/esp_driver_pcnt and components/hal (pcnt_types.h).
#ifndef WUXI_CHECK_DRIVER_PULSE_CNT_H
#define WUXI_CHECK_DRIVER_PULSE_CNT_H

#include "esp_err.h"

extern "C" {
typedef struct pcnt_unit_t *pcnt_unit_handle_t;
typedef struct pcnt_chan_t *pcnt_channel_handle_t;
typedef enum { PCNT_CHANNEL_EDGE_ACTION_HOLD, PCNT_CHANNEL_EDGE_ACTION_INCREASE } pcnt_channel_edge_action_t;
typedef struct {
    int low_limit;
    int high_limit;
    int intr_priority;
    struct {
        uint32_t accum_count : 1;
    } flags;
} pcnt_unit_config_t;
typedef struct {
    int edge_gpio_num;
    int level_gpio_num;
} pcnt_chan_config_t;
typedef struct {
    uint32_t max_glitch_ns;
} pcnt_glitch_filter_config_t;
esp_err_t pcnt_new_unit(const pcnt_unit_config_t *config, pcnt_unit_handle_t *ret_unit);
esp_err_t pcnt_del_unit(pcnt_unit_handle_t unit);
esp_err_t pcnt_unit_set_glitch_filter(pcnt_unit_handle_t unit, const pcnt_glitch_filter_config_t *config);
esp_err_t pcnt_unit_enable(pcnt_unit_handle_t unit);
esp_err_t pcnt_unit_disable(pcnt_unit_handle_t unit);
esp_err_t pcnt_unit_start(pcnt_unit_handle_t unit);
esp_err_t pcnt_unit_stop(pcnt_unit_handle_t unit);
esp_err_t pcnt_unit_clear_count(pcnt_unit_handle_t unit);
esp_err_t pcnt_unit_get_count(pcnt_unit_handle_t unit, int *value);
esp_err_t pcnt_unit_add_watch_point(pcnt_unit_handle_t unit, int watch_point);
esp_err_t pcnt_unit_remove_watch_point(pcnt_unit_handle_t unit, int watch_point);
esp_err_t pcnt_new_channel(pcnt_unit_handle_t unit, const pcnt_chan_config_t *config, pcnt_channel_handle_t *ret_chan);
esp_err_t pcnt_del_channel(pcnt_channel_handle_t chan);
esp_err_t pcnt_channel_set_edge_action(pcnt_channel_handle_t chan, pcnt_channel_edge_action_t pos_act,
                                       pcnt_channel_edge_action_t neg_act);
}

#endif  // WUXI_CHECK_DRIVER_PULSE_CNT_H
