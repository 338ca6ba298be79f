// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desk.h"

#include "app/practicesetup.h"
#include "diagnosis/catalogue.h"
#include "pages/language.h"
#include "pages/wizard.h"

#include <QMessageBox>
#include <QSettings>

namespace cmw {

using namespace Qt::StringLiterals;

Desk::Desk(Options options, Language &language) : m_options(std::move(options)), m_language(language) { }

Desk::~Desk() = default;

Result<void> Desk::open()
{
    const QString file = m_options.setups.value(0);
    const Result<StoredSetup> stored =
        file.isEmpty() ? Result<StoredSetup>(StoredSetup()) : Store::load(file);
    Result<std::unique_ptr<Place>> place =
        Place::make(m_options, stored ? stored->setup.cloud : QString(), Place::Opening::Desktop);
    if (!place)
        return place.error();

    // The new three first, so that the program doesn't end with its last window; the old ones go from the top
    // down.
    auto session = std::make_unique<Session>((*place)->surroundings());
    auto wizard = std::make_unique<Wizard>(*session, m_language);
    // Queued: the window that asks is gone at the end.
    connect(
        wizard.get(), &Wizard::practiceRequested, this, [this] { goOver(practiceOptions()); },
        Qt::QueuedConnection);
    connect(
        wizard.get(), &Wizard::realRequested, this, [this] { goOver(realOptions()); }, Qt::QueuedConnection);
    connect(wizard.get(), &Wizard::cloudRequested, this, &Desk::useCloud, Qt::QueuedConnection);
    connect(wizard.get(), &Wizard::clientRequested, this, &Desk::useClient, Qt::QueuedConnection);
    // Whatever other windows there are: the wizard's end is the program's.
    connect(wizard.get(), &Wizard::finishedForGood, QCoreApplication::instance(), &QCoreApplication::quit,
        Qt::QueuedConnection);
    if (m_wizard)
        wizard->setGeometry(m_wizard->geometry());
    wizard->show();
    m_wizard = std::move(wizard);
    m_session = std::move(session);
    m_place = std::move(place).value();
    openSetup();
    return {};
}

void Desk::openSetup()
{
    if (m_options.practice)
        takePrepared(*m_session, m_place->endpoints().practice);
    const QString file = m_options.setups.value(0);
    if (file.isEmpty())
        return;
    if (const Result<void> opened = m_session->open(file); !opened)
        warn(opened.error());
}

void Desk::goOver(const Options &options)
{
    const Options before = std::exchange(m_options, options);
    if (const Result<void> opened = open(); !opened) {
        m_options = before;
        warn(opened.error());
    }
}

Options Desk::practiceOptions() const
{
    Options options = m_options;
    options.practice = QString();
    options.cloud.clear();
    options.cloudFile.clear();
    options.setups.clear();
    return options;
}

Options Desk::realOptions() const
{
    Options options = m_options;
    options.practice.reset();
    options.setups.clear();
    if (m_place->isPractice())
        options.cloudFile.clear();
    return options;
}

void Desk::useCloud(const QString &cloud)
{
    // Nothing of the set-up is in a directory yet: else it wouldn't be asked about its cloud.
    if (!m_session->file().isEmpty())
        m_session->edit(&Setup::cloud, cloud);
    Options options = m_options;
    options.cloud = cloud;
    options.cloudFile.clear();
    options.setups.clear();
    if (!m_session->file().isEmpty())
        options.setups.append(m_session->file());
    goOver(options);
    if (!options.setups.isEmpty())
        m_wizard->showStep(u"2"_s); // where it was asked for
}

void Desk::useClient(const QString &clientId)
{
    QSettings settings;
    if (clientId.isEmpty())
        settings.remove(ownClientKey);
    else
        settings.setValue(ownClientKey, clientId);
    Options options = m_options;
    options.clientId.clear();
    options.setups.clear();
    if (!m_session->file().isEmpty())
        options.setups.append(m_session->file());
    goOver(options);
}

void Desk::warn(const Error &error)
{
    const Words words = Catalogue::builtIn().words(error, m_language.current());
    auto *box = new QMessageBox(QMessageBox::Warning, QCoreApplication::applicationName(), words.summary,
        QMessageBox::Ok, m_wizard.get());
    box->setInformativeText((words.cause + u'\n' + words.repair).trimmed());
    box->setDetailedText(error.evidence);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace cmw
