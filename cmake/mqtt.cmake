# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Decides which MQTT client the tree is built on. Either way the target Qt6::Mqtt exists afterwards and
# the headers are included as <QtMqtt/QMqttClient>; nothing else in the tree knows which one it is.

if(NOT CONNIO_MQTT MATCHES "^(auto|qt|bundled)$")
    message(FATAL_ERROR "CONNIO_MQTT is '${CONNIO_MQTT}'; choose auto, qt or bundled")
endif()
set(SIM_MQTT_BUNDLED ON)
if(CONNIO_MQTT STREQUAL "qt")
    find_package(Qt6 6.4 REQUIRED COMPONENTS Mqtt)
    set(SIM_MQTT_BUNDLED OFF)
elseif(CONNIO_MQTT STREQUAL "auto")
    find_package(Qt6 6.4 QUIET OPTIONAL_COMPONENTS Mqtt)
    if(TARGET Qt6::Mqtt)
        set(SIM_MQTT_BUNDLED OFF)
    endif()
endif()
add_feature_info("Bundled MQTT client" SIM_MQTT_BUNDLED "core/qmqtt stands in for the Qt MQTT module")
