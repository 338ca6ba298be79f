// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "diagnosis/catalogue.h"

#include <QList>
#include <QString>
#include <QVariantMap>

namespace cmw {

/// What a pasted text may mean.
struct Explanation {
    QString id; ///< of the catalogue's entry
    QString code; ///< as the text has it: "AADSTS7000215", "535 5.7.139"; empty where words alone were known
    double confidence = 0; ///< 0 to 1
    QVariantMap args; ///< for the entry's words
    QString quote; ///< what was recognised, with a little around it, and without secrets
    QStringList links; ///< beside the entry's
};

/// How a confidence is said in words.
enum class Sureness { Guess, Likely, Plain };
Sureness sureness(const Explanation &explanation);

/// The entry's links, and the explanation's own; each once.
QStringList linksOf(const Explanation &explanation, const Catalogue &catalogue = Catalogue::builtIn());

/// What a pasted text means: a code, a bounce, a log, an address with an error in it, in whatever language. Best first;
/// the same trouble once; empty: it doesn't know. Works offline, by the catalogue's patterns.
QList<Explanation> explain(const QString &pasted, const Catalogue &catalogue = Catalogue::builtIn());

} // namespace cmw
