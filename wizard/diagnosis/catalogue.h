// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/document.h"
#include "core/finding.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace cmw {

/// All that the program can say of one finding or error, in every language. Texts have {names} of arguments.
struct CatalogueEntry {
    QString id;
    Text summary; ///< what is: "Users may not consent."
    Text then; ///< what it will be where the wizard changes it; else empty
    Text cause; ///< why
    Text repair; ///< what to do now
    Text choice; ///< what the person agrees to before the wizard repairs it; empty: it needs no consent
    Text usual; ///< how long waiting for it usually takes
    QString task; ///< which task repairs it; empty: none
    QStringList links;
};

/// The words for a finding in one language.
struct Words {
    QString summary = {}, then = {}, cause = {}, repair = {}, task = {};
    QStringList links = {};
    QString choice = {}, usual = {};
};

/// The catalogue of findings and errors: data in resources/catalogue/*.json, compiled in, read at first use.
/// An unknown code gets a plain sentence that names it: nothing is ever silent.
class Catalogue final {
public:
    static const Catalogue &builtIn();

    const QHash<QString, CatalogueEntry> &entries() const { return m_entries; }
    bool knows(const QString &code) const { return m_entries.contains(code); }
    Words words(const Finding &finding, const QString &language) const;
    Words words(const Error &error, const QString &language) const;
    Words words(const QString &code, const QVariantMap &args, const QString &language) const;

private:
    Catalogue();
    QHash<QString, CatalogueEntry> m_entries;
};

} // namespace cmw
