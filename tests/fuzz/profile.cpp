// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Target `profile`: a profile file, read as the programs read it: strict JSON, the readers of the
// parts, the catalogues of sources and modifiers, the JSON Schema.
//
// Input: the text of the file. Promises: there is a profile or there are errors, each with position
// and pointer; the schema, which is asked last, finds nothing that the readers missed; a profile
// that was read, written and read again is equal, and is written with the same bytes.

#include "core/feed/topics.h"
#include "core/file/profilereader.h"
#include "core/file/profileresolver.h"
#include "core/file/profilewriter.h"
#include "core/modifier/modifier.h"
#include "core/source/source.h"
#include "fuzz/harness.h"

using namespace Qt::StringLiterals;

namespace sim::fuzz {

namespace {

    constexpr int kMaxDevices = 200; ///< are resolved; more of them only cost time

    const KindCatalogues &catalogues()
    {
        static const KindCatalogues kCatalogues {
            .sources = sourceCatalogue(),
            .modifiers = modifierCatalogue(),
            .checkPropertyName = checkPropertyName,
            .checkDeviceId = checkDeviceId,
        };
        return kCatalogues;
    }

    void checkIssues(const QList<Error> &issues)
    {
        require(issues.size() <= 200, "at most 100 issues of readers, and of the schema");
        for (const Error &issue : issues) {
            if (!isPlace(issue.where(), u"p"_s))
                fail(u"no place: "_s + issue.message());
            require(!issue.what().isEmpty() && !issue.remedy().isEmpty(), "an error has its texts");
            if (issue.code() == u"file.schemaViolation"_s)
                fail(u"only the schema found this: "_s + issue.message());
        }
    }

    qint64 deviceCount(const Profile &profile)
    {
        qint64 count = 0;
        for (const Device &device : profile.devices)
            count += device.count.value_or(1);
        return count;
    }

    void checkRoundTrip(const Profile &profile)
    {
        const QByteArray text = profileText(profile);
        const ProfileReading again = ProfileReader(catalogues()).readText(text, u"p"_s);
        if (!again.errors.isEmpty())
            fail(u"what was written is not read: "_s + again.errors.constFirst().message() + u'\n'
                + QString::fromUtf8(text));
        require(again.profile == profile, "the profile survives");
        require(profileText(*again.profile) == text, "written again, the same bytes");
    }

} // namespace

void runInput(QByteArrayView input)
{
    const ProfileReading reading = ProfileReader(catalogues()).readText(input, u"p"_s);
    require(reading.profile.has_value() == reading.errors.isEmpty(), "a profile or errors");
    checkIssues(reading.errors);
    checkIssues(reading.warnings);
    if (!reading.profile || reading.isReadOnly)
        return;
    checkRoundTrip(*reading.profile);
    if (deviceCount(*reading.profile) <= kMaxDevices)
        require(resolveDevices(*reading.profile, catalogues()).errors.isEmpty(),
            "the devices of a valid profile can be made");
}

} // namespace sim::fuzz
