// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, as its build system generates it.
#ifndef WUXI_CHECK_SDKCONFIG_H
#define WUXI_CHECK_SDKCONFIG_H

// The target comes from the command line.
#if CONFIG_IDF_TARGET_ESP32 || CONFIG_IDF_TARGET_ESP32S3
#define CONFIG_SOC_PCNT_SUPPORTED 1
#endif

#endif  // WUXI_CHECK_SDKCONFIG_H
