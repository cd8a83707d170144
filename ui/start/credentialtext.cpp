// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/credentialtext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kShortestSecret = 8; ///< of a secret that no label announces

    bool isSecretLabel(const QString &word)
    {
        const QString lower = word.toLower();
        return lower.contains("secret"_L1) || lower.contains("password"_L1) || lower == "pwd"_L1;
    }

    void take(CredentialText &found, const QString &word, bool isAnnounced)
    {
        static const QRegularExpression hex(u"^[0-9a-fA-F]{32}$"_s);
        if (word.startsWith("_dev_"_L1)) {
            if (found.deviceId.isEmpty())
                found.deviceId = word;
        } else if (word.startsWith("_key_"_L1)) {
            if (found.keyId.isEmpty())
                found.keyId = word;
        } else if (found.secret.isEmpty() && (isAnnounced || hex.match(word).hasMatch())) {
            found.secret = word;
        }
    }

    void readJson(const QJsonValue &json, const QString &key, CredentialText &found)
    {
        if (json.isObject()) {
            const QJsonObject object = json.toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                readJson(it.value(), it.key(), found);
        } else if (json.isArray()) {
            const QJsonArray array = json.toArray();
            for (const QJsonValue &item : array)
                readJson(item, key, found);
        } else if (json.isString()) {
            take(found, json.toString(), isSecretLabel(key));
        }
    }

    /// Words without the punctuation of lists, tables and assignments around them.
    QStringList words(const QString &text)
    {
        static const QRegularExpression separators(u"[\\s,;|\"'=<>]+|:(?=\\s|$|\\S)"_s);
        return text.split(separators, Qt::SkipEmptyParts);
    }

    /// A word that stands alone and may be a secret: long, no label, no address.
    bool isSecretLike(const QString &word)
    {
        static const QRegularExpression mixed(u"[0-9]"_s);
        return word.size() >= kShortestSecret && !word.startsWith(u'_') && !word.contains(u'/')
            && !word.endsWith(u'.') && word.contains(mixed);
    }

} // namespace

CredentialText readCredentials(const QString &text)
{
    CredentialText found;
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
    if (!json.isNull()) {
        readJson(json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object()), {}, found);
        return found;
    }
    const QStringList all = words(text);
    QString candidate;
    bool isAnnounced = false;
    for (const QString &word : all) {
        const bool isLabel = isSecretLabel(word) && word.size() < 20;
        if (!isLabel) {
            take(found, word, isAnnounced);
            if (candidate.isEmpty() && isSecretLike(word))
                candidate = word;
        }
        isAnnounced = isLabel;
    }
    if (found.secret.isEmpty())
        found.secret = candidate;
    return found;
}

} // namespace sim
