# Instances in one process of the emulator: static memory that is only touched when it is used.
set(WUXI_HOST_CAPACITIES
    WUXI_UART_INSTANCES=4096
    WUXI_ANALOG_INSTANCES=4096
    WUXI_PULSE_INSTANCES=4096
    WUXI_VIBRATION_INSTANCES=512
    WUXI_EVENTS_BOARDS=2048)
