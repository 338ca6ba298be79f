// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/document.h"
#include "core/finding.h"

#include <QHash>
#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace cmw {

/// By what a pasted text is known to speak of an entry. Matched against a text whose white space is single blanks, in
/// any case of letters; a named group is an argument of the entry's words.
struct CataloguePattern {
    QRegularExpression form;
    double confidence = 0; ///< 0 to 1: how sure it is then
};

/// One of several causes of the same error, with how to tell it from the others.
struct CatalogueCause {
    Text cause, tell, repair;
    QString task; ///< which task repairs it; empty: none
    double odds = 0; ///< 0 to 1: how often it is this one, where nothing more is known
};

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
    QString
        kind; ///< of what can be pasted: "sign-in", "smtp", "bounce", "graph", "exchange", "network", "webex"
    QList<CataloguePattern> patterns;
    QList<CatalogueCause> causes; ///< most likely first, where there are several
    QString source; ///< where the fact comes from
};

/// The words for one of several causes in one language.
struct CauseWords {
    QString cause, tell, repair, task;
    double odds = 0;
};

/// The words for a finding in one language.
struct Words {
    QString summary = {}, then = {}, cause = {}, repair = {}, task = {};
    QStringList links = {};
    QString choice = {}, usual = {};
    QList<CauseWords> causes = {};
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
    QString filled(const QString &pattern, const QVariantMap &args, const QString &language) const;
    /// The legs of a mail's way in a list are codes of the catalogue themselves.
    QVariant inWords(const QVariant &argument, const QString &language) const;
    /// "the mailbox", where nobody knows which: the entry "word/mailbox".
    QString plainWord(const QString &argument, const QString &language) const;

    QHash<QString, CatalogueEntry> m_entries;
};

} // namespace cmw
