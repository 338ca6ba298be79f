// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/document.h"
#include "diagnosis/catalogue.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

QString source()
{
    return QStringLiteral(CMW_SOURCE_DIR);
}

/// The entries as their files have them.
QList<QJsonObject> written()
{
    QList<QJsonObject> result;
    QDirIterator files(source() + u"/resources/catalogue"_s, {u"*.json"_s});
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonArray entries = QJsonDocument::fromJson(file.readAll())[u"entries"].toArray();
        for (const QJsonValue &entry : entries)
            result.append(entry.toObject());
    }
    return result;
}

/// Codes that occur in the program's sources: "room/reason", but for media types and headers.
QSet<QString> usedCodes()
{
    static const QRegularExpression code(u"(.?)\"([a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*)\""_s);
    static const QRegularExpression media(u"^(?:application|text|image|multipart|message)/"_s);
    QSet<QString> result;
    for (const QString &folder : {u"/wizard"_s, u"/app"_s}) {
        QDirIterator files(
            source() + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll());
            for (auto match = code.globalMatch(text); match.hasNext();) {
                const QRegularExpressionMatch found = match.next();
                if (!media.match(found.captured(2)).hasMatch())
                    result.insert(found.captured(2));
            }
        }
    }
    return result;
}

QSet<QString> braces(const QString &text)
{
    static const QRegularExpression name(u"\\{([^}]*)\\}"_s);
    QSet<QString> result;
    for (auto match = name.globalMatch(text); match.hasNext();)
        result.insert(match.next().captured(1));
    return result;
}

QList<const Text *> textsOf(const CatalogueEntry &entry)
{
    QList<const Text *> texts{
        &entry.summary, &entry.then, &entry.cause, &entry.repair, &entry.choice, &entry.usual};
    for (const CatalogueCause &cause : entry.causes)
        texts += {&cause.cause, &cause.tell, &cause.repair};
    return texts;
}

Words say(const QString &code, const QVariantMap &args = {}, const QString &language = u"en"_s)
{
    return Catalogue::builtIn().words(code, args, language);
}

} // namespace

/// The catalogue as data, and what it makes of it.
class CatalogueTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFilesFollowTheSchema();
    void everyCodeHasWordsAndEveryEntryIsUsed();
    void patternsAndCausesAreSound();
    void aPastedEntryNeedsNoSetUp();
    void bothLanguagesSpeakOfTheSame();
    void textsAreCalm();
    void tasksAndLinksExist();
    void everyWrongFindingSaysWhatToDo();

    void argumentsAreFilledIn();
    void aMissingArgumentShowsNoBraces();
    void datesAndListsAreWrittenInTheLanguage();
    void anUnknownCodeIsNamed();
    void microsoftsNumberIsToldBeforeTheGeneralCode();
};

void CatalogueTest::theFilesFollowTheSchema()
{
    static const QStringList texts{u"summary"_s, u"then"_s, u"cause"_s, u"repair"_s, u"choice"_s, u"usual"_s};
    static const QStringList others{
        u"id"_s, u"task"_s, u"links"_s, u"also"_s, u"kind"_s, u"patterns"_s, u"causes"_s, u"source"_s};
    static const QRegularExpression id(u"^[a-z]+(-[a-z]+)*(/[A-Za-z0-9]+(-[a-z0-9]+)*)?$"_s);
    QSet<QString> seen;
    for (const QJsonObject &entry : written()) {
        const QString name = entry[u"id"].toString();
        QVERIFY2(id.match(name).hasMatch(), qPrintable(name));
        const QStringList ids = entry[u"also"].toVariant().toStringList() + QStringList{name};
        for (const QString &one : ids) {
            QVERIFY2(!seen.contains(one), qPrintable(one + u" is there twice"_s));
            seen.insert(one);
        }
        QVERIFY2(entry.contains(u"summary"), qPrintable(name));
        for (const QString &key : entry.keys()) {
            QVERIFY2(texts.contains(key) || others.contains(key), qPrintable(name + u": "_s + key));
            if (!texts.contains(key))
                continue;
            const QJsonObject text = entry[key].toObject();
            QCOMPARE(text.keys(), (QStringList{u"en"_s, u"ko"_s}));
            QVERIFY2(
                !text[u"en"].toString().isEmpty() && !text[u"ko"].toString().isEmpty(), qPrintable(name));
        }
    }
    QCOMPARE(Catalogue::builtIn().entries().size(), seen.size());
}

void CatalogueTest::everyCodeHasWordsAndEveryEntryIsUsed()
{
    const QSet<QString> used = usedCodes();
    QVERIFY(used.size() > 100);
    for (const QString &code : used)
        QVERIFY2(Catalogue::builtIn().knows(code), qPrintable(code + u" has no words"_s));
    // Made of parts in the program: the number of an AADSTS code, the name of a stage or state.
    static const QRegularExpression composed(u"^(?:aadsts|stage|state|word)/|^[a-z-]+$"_s);
    for (const CatalogueEntry &entry : Catalogue::builtIn().entries())
        QVERIFY2(used.contains(entry.id) || !entry.patterns.isEmpty() || composed.match(entry.id).hasMatch(),
            qPrintable(entry.id + u" is never said"_s));
}

void CatalogueTest::patternsAndCausesAreSound()
{
    for (const CatalogueEntry &entry : Catalogue::builtIn().entries()) {
        QVERIFY2(entry.patterns.isEmpty() == entry.kind.isEmpty(), qPrintable(entry.id));
        for (const CataloguePattern &pattern : entry.patterns) {
            QVERIFY2(pattern.form.isValid(), qPrintable(entry.id + u": "_s + pattern.form.errorString()));
            QVERIFY2(pattern.confidence > 0 && pattern.confidence <= 1, qPrintable(entry.id));
            QVERIFY2(!pattern.form.match(QString()).hasMatch(), qPrintable(entry.id + u" matches nothing"_s));
        }
        double sum = 0, before = 1;
        for (const CatalogueCause &cause : entry.causes) {
            QVERIFY2(
                cause.odds > 0 && cause.odds <= before, qPrintable(entry.id + u": the likely come first"_s));
            before = cause.odds;
            sum += cause.odds;
            QVERIFY2(cause.task.isEmpty() || Document::outline().bullet(cause.task), qPrintable(entry.id));
            // What is mended in the wizard is a button, too.
            const bool isHere = cause.repair.en.contains(u"step 2"_s) || cause.repair.en.contains(u"step 3"_s)
                || cause.repair.en.contains(u"copy sheet"_s) || cause.repair.en.contains(u"Generate Token"_s);
            QVERIFY2(!isHere || !cause.task.isEmpty(), qPrintable(entry.id + u": "_s + cause.repair.en));
        }
        QVERIFY2(sum < 1.001 && entry.causes.size() != 1, qPrintable(entry.id));
    }
}

void CatalogueTest::aPastedEntryNeedsNoSetUp()
{
    // Its words are said without a set-up: an argument is captured by the pattern, or there is a plain word for it.
    const Catalogue &catalogue = Catalogue::builtIn();
    for (const CatalogueEntry &entry : catalogue.entries()) {
        if (entry.patterns.isEmpty() && !entry.id.startsWith(u"aadsts/"))
            continue;
        for (const Text *text : textsOf(entry)) {
            const QSet<QString> names = braces(text->en);
            for (const QString &name : names) {
                bool isCaptured = !entry.patterns.isEmpty();
                for (const CataloguePattern &pattern : entry.patterns)
                    isCaptured = isCaptured && pattern.form.namedCaptureGroups().contains(name);
                QVERIFY2(
                    isCaptured || catalogue.knows(u"word/"_s + name), qPrintable(entry.id + u": "_s + name));
            }
        }
    }
}

void CatalogueTest::bothLanguagesSpeakOfTheSame()
{
    static const QRegularExpression hangul(u"[\\x{AC00}-\\x{D7A3}]"_s);
    static const QRegularExpression letters(u"[A-Za-z]{3,}"_s);
    for (const CatalogueEntry &entry : Catalogue::builtIn().entries()) {
        for (const Text *text : textsOf(entry)) {
            QVERIFY2(braces(text->en) == braces(text->ko), qPrintable(entry.id + u": "_s + text->en));
            const QString words = QString(text->en).remove(QRegularExpression(u"\\{[^}]*\\}"_s));
            const bool isNames = !letters.match(words).hasMatch() || entry.id == u"report/title";
            QVERIFY2(isNames || hangul.match(text->ko).hasMatch(), qPrintable(entry.id + u": "_s + text->ko));
        }
    }
}

void CatalogueTest::textsAreCalm()
{
    for (const CatalogueEntry &entry : Catalogue::builtIn().entries()) {
        for (const Text *text : textsOf(entry)) {
            for (const QString &words : {text->en, text->ko}) {
                QVERIFY2(!words.contains(u'!'), qPrintable(entry.id));
                QVERIFY2(words == words.trimmed() && !words.contains(u"  "), qPrintable(entry.id));
            }
        }
    }
}

void CatalogueTest::tasksAndLinksExist()
{
    for (const CatalogueEntry &entry : Catalogue::builtIn().entries()) {
        QVERIFY2(entry.task.isEmpty() || Document::outline().bullet(entry.task), qPrintable(entry.id));
        for (const QString &link : entry.links)
            QVERIFY2(link.startsWith(u"https://"), qPrintable(entry.id));
    }
}

void CatalogueTest::everyWrongFindingSaysWhatToDo()
{
    // "State::Wrong, u"…"" of the tasks, and what the judge makes of a refusal.
    static const QRegularExpression found(u"State::Wrong,\\s*u\"([a-z-]+/[a-z0-9-]+)\""_s);
    static const QRegularExpression judged(u"u\"(smtp/[a-z0-9-]+)\""_s);
    QSet<QString> wrong;
    QDirIterator files(source() + u"/wizard"_s, {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const bool isJudge = QFileInfo(file).fileName().startsWith(u"judge");
        const QString text = QString::fromUtf8(file.readAll());
        for (auto match = (isJudge ? judged : found).globalMatch(text); match.hasNext();)
            wrong.insert(match.next().captured(1));
    }
    QVERIFY(wrong.size() > 50 && wrong.contains(u"smtp/tenant-new"_s));
    for (const QString &code : wrong) {
        // A task that mends it is a button beside these words, and never in their place.
        const CatalogueEntry entry = Catalogue::builtIn().entries().value(code);
        QVERIFY2(!entry.repair.en.isEmpty() && !entry.repair.ko.isEmpty(), qPrintable(code));
    }
}

void CatalogueTest::argumentsAreFilledIn()
{
    const Finding finding{State::ToDo, u"azure/app-missing"_s, {{u"name"_s, u"Webex Connect Email"_s}}};
    const Words english = Catalogue::builtIn().words(finding, u"en"_s);
    QCOMPARE(english.then, u"“Webex Connect Email”, this organisation only"_s);
    QCOMPARE(english.task, u"azure.app-registration"_s);
    QCOMPARE(Catalogue::builtIn().words(finding, u"ko"_s).then, u"“Webex Connect Email”, 이 조직만"_s);
    // What an argument holds is no pattern.
    QCOMPARE(say(u"connect/callback-url-known"_s, {{u"url"_s, u"https://x/{url}"_s}}).summary,
        u"https://x/{url}"_s);
}

void CatalogueTest::aMissingArgumentShowsNoBraces()
{
    const QStringList codes = Catalogue::builtIn().entries().keys();
    for (const QString &code : codes) {
        for (const QString &language : {u"en"_s, u"ko"_s}) {
            const Words words = say(code, {}, language);
            const QString all = words.summary + words.then + words.cause + words.repair;
            QVERIFY2(!all.contains(u'{') && !all.contains(u'}'), qPrintable(code + u": "_s + all));
        }
    }
}

void CatalogueTest::datesAndListsAreWrittenInTheLanguage()
{
    const QDateTime day(QDate(2027, 11, 24), QTime(12, 0), Qt::UTC);
    const QVariantMap args{{u"name"_s, u"Webex Connect"_s}, {u"expires"_s, day}};
    QVERIFY(say(u"azure/secret-ready"_s, args).summary.contains(u"November"));
    QVERIFY(say(u"azure/secret-ready"_s, args, u"ko"_s).summary.contains(u"11월"));
    // As a finding comes back from the set-up file.
    const QVariantMap fromFile = QJsonObject::fromVariantMap(args).toVariantMap();
    QCOMPARE(say(u"azure/secret-ready"_s, fromFile).summary, say(u"azure/secret-ready"_s, args).summary);

    const QStringList permissions{u"Mail.Send"_s, u"SMTP.Send"_s};
    QCOMPARE(say(u"azure/permissions-ready"_s, {{u"permissions"_s, permissions}}).summary,
        u"Mail.Send, SMTP.Send"_s);
}

void CatalogueTest::anUnknownCodeIsNamed()
{
    for (const QString &language : {u"en"_s, u"ko"_s})
        QVERIFY(say(u"room/never-heard-of"_s, {}, language).summary.contains(u"room/never-heard-of"));
}

void CatalogueTest::microsoftsNumberIsToldBeforeTheGeneralCode()
{
    const QVariantMap args{{u"error"_s, u"invalid_client"_s}, {u"aadsts"_s, u"7000222"_s}};
    QVERIFY(say(u"identity/token-refused"_s, args).summary != say(u"identity/token-refused"_s).summary);
    QCOMPARE(say(u"identity/token-refused"_s, args).task, u"azure.client-secret"_s);
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "tst_catalogue.moc"
