// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/signinchoices.h"

#include "pages/texts.h"
#include "pages/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString ownClient(const Endpoints &endpoints)
{
    const Result<Endpoints> usual = Endpoints::named(endpoints.cloud);
    return usual && usual->graphClientId != endpoints.graphClientId ? endpoints.graphClientId : QString();
}

} // namespace

SignInChoices::SignInChoices(const Endpoints &endpoints, QWidget *parent)
    : QWidget(parent),
      m_endpoints(endpoints),
      m_fold(linkButton(u"advanced"_s)),
      m_choices(new QWidget),
      m_cloudName(new QLabel),
      m_cloud(new QComboBox),
      m_clientName(new QLabel),
      m_client(new QLineEdit(ownClient(endpoints))),
      m_hint(new QLabel)
{
    m_cloud->setObjectName(u"cloud"_s);
    for (const QString &name : Endpoints::names())
        m_cloud->addItem(QString(), name);
    m_cloud->setCurrentIndex(m_cloud->findData(endpoints.cloud));
    m_client->setObjectName(u"ownClientId"_s);
    m_cloudName->setBuddy(m_cloud);
    m_clientName->setBuddy(m_client);
    m_hint->setWordWrap(true);
    m_hint->setFont(smallFont(font()));
    auto *grid = new QGridLayout(m_choices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_cloudName, 0, 0);
    grid->addWidget(m_cloud, 0, 1);
    grid->addWidget(m_clientName, 1, 0);
    grid->addWidget(m_client, 1, 1);
    grid->addWidget(m_hint, 2, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_choices);
    m_choices->hide();
    connect(m_fold, &QPushButton::clicked, this, [this] { m_choices->setVisible(m_choices->isHidden()); });
    connect(m_cloud, &QComboBox::activated, this, [this] {
        if (m_cloud->currentData() != m_endpoints.cloud)
            Q_EMIT cloudChosen(m_cloud->currentData().toString());
    });
    connect(m_client, &QLineEdit::editingFinished, this, &SignInChoices::takeClient);
    say();
}

void SignInChoices::takeClient()
{
    const QString id = m_client->text().trimmed();
    const bool isPossible = id.isEmpty() || !QUuid::fromString(id).isNull();
    m_client->setProperty("wrong", !isPossible);
    say();
    if (isPossible && id != ownClient(m_endpoints))
        Q_EMIT clientChosen(id);
}

void SignInChoices::say()
{
    m_fold->setText(tr("Advanced"));
    m_cloudName->setText(tr("Microsoft's cloud:"));
    const QHash<QString, QString> titles{{u"global"_s, tr("Microsoft 365 worldwide")},
        {u"usgov"_s, tr("Microsoft 365 US Government (L4, GCC High)")},
        {u"dod"_s, tr("Microsoft 365 US Government (L5, DoD)")},
        {u"china"_s, tr("Microsoft 365 operated by 21Vianet in China")}};
    for (int i = 0; i < m_cloud->count(); ++i)
        m_cloud->setItemText(i, titles.value(m_cloud->itemData(i).toString()));
    m_clientName->setText(tr("Client ID for the sign-in:"));
    m_client->setPlaceholderText(tr("Microsoft's own"));
    QString hint =
        tr("A client ID of your own needs a public client app with the redirect URI http://localhost.");
    if (m_client->property("wrong").toBool())
        hint = tr("That is no client ID. It looks like 14d82eec-204b-4c2f-b7e8-296a70dab67e.");
    if (!m_endpoints.confirmed)
        hint += u' ' + tr("Some addresses of this cloud were not confirmed by a page of Microsoft's.");
    m_hint->setText(hint);
}

void SignInChoices::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw
