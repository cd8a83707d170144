// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/routeerrors.h"

#include <QtCore/QtGlobal>

namespace sim::errors {

const ErrorKind kRouteUnknownFormat {
    .code = "source.routeUnknownFormat",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The route is neither GPX nor GeoJSON"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Export it in one of these formats."),
};

const ErrorKind kRouteIsNoGpx {
    .code = "source.routeIsNoGpx",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The route is XML, but no GPX"),
    .why = QT_TRANSLATE_NOOP("Error", "its outermost element is \"%1\" instead of \"gpx\""),
    .remedy = QT_TRANSLATE_NOOP("Error", "Export it as GPX or GeoJSON."),
};

const ErrorKind kRouteBadXml {
    .code = "source.routeBadXml",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The route is damaged"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error", "Export it again, or restore it from a copy."),
};

const ErrorKind kRouteBadPoint {
    .code = "source.routeBadPoint",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A point of the route is no place on the earth"),
    .why = QT_TRANSLATE_NOOP("Error", "lat must be -90 to 90, lon -180 to 180 and ele a number"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Correct it at this place."),
};

const ErrorKind kRouteBadPair {
    .code = "source.routeBadPair",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "A point of the route is no place on the earth"),
    .why
    = QT_TRANSLATE_NOOP("Error", "GeoJSON writes [longitude, latitude], -180 to 180 and -90 to 90"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Correct it; perhaps the two are exchanged."),
};

const ErrorKind kRouteTooLong {
    .code = "source.routeTooLong",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The route has too many points"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %1 are read"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Simplify it."),
};

const ErrorKind kRouteTooLarge {
    .code = "source.routeTooLarge",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The file of the route is too large"),
    .why = QT_TRANSLATE_NOOP("Error", "at most %1 MiB are read"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Simplify it, or remove what is not the route."),
};

const ErrorKind kRouteTooShort {
    .code = "source.routeTooShort",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The route has too few points: %1"),
    .why = QT_TRANSLATE_NOOP("Error", "a way needs two"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose a file with a track, a route or a LineString."),
};

const ErrorKind kRouteMissing {
    .code = "source.routeMissing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The source \"geoRoute\" has no route"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Set either \"file\" or \"points\"."),
};

const ErrorKind kRouteStandsStill {
    .code = "source.routeStandsStill",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The route has no length"),
    .why = QT_TRANSLATE_NOOP("Error", "all of its points are the same place"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Add another point."),
};

const ErrorKind kStopBeyondRoute {
    .code = "source.stopBeyondRoute",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The stop at %1 km is not on the route"),
    .why = QT_TRANSLATE_NOOP("Error", "the route is %2 km long"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Set it to a distance from the start within the route."),
};

} // namespace sim::errors
