// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/connectionpane.h"

#include "ui/connection/problemrow.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace sim {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ConnectionPane::ConnectionPane(ProfileDocument &document, RunController &run, SimulationHost &host,
    SecretVault &vault, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_run(run)
    , m_host(host)
    , m_theme(theme)
    , m_target(new QLabel)
    , m_empty(new QLabel(tr("No problems so far.")))
    , m_secretForm(new SecretForm(document, vault, theme))
    , m_endpointForm(new EndpointForm(document, theme))
    , m_rows(new QVBoxLayout)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Theme::kMargin, Theme::kGap, Theme::kMargin, Theme::kMargin);
    m_theme.setTextRole(m_empty, Theme::Role::TextMuted);
    m_rows->setSpacing(Theme::kGap);
    column->addWidget(makeHeader());
    column->addWidget(m_endpointForm);
    column->addWidget(m_secretForm);
    column->addWidget(m_empty);
    column->addLayout(m_rows);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);
    openForm(nullptr);

    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(200ms);
    connect(&m_refreshTimer, &QTimer::timeout, this, &ConnectionPane::refresh);
    connect(&m_run.problems(), &RunProblems::totalChanged, this, [this] {
        if (!m_refreshTimer.isActive())
            m_refreshTimer.start();
    });
    connect(&m_run, &RunController::targetChanged, this, &ConnectionPane::showTarget);
    connect(&m_document, &ProfileDocument::opened, this, &ConnectionPane::showTarget);
    connect(&m_document, &ProfileDocument::changed, this, &ConnectionPane::showTarget);
    connect(&m_theme, &Theme::changed, this, &ConnectionPane::refresh);
    connect(m_secretForm, &SecretForm::dismissed, this, [this] { openForm(nullptr); });
    connect(m_endpointForm, &EndpointForm::dismissed, this, [this] { openForm(nullptr); });
    showTarget();
    refresh();
}

QWidget *ConnectionPane::makeHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    auto *edit = new QPushButton(m_theme.icon(u"link"_s), tr("Edit endpoint"));
    auto *secret = new QPushButton(m_theme.icon(u"key"_s), tr("Enter secret"));
    connect(edit, &QPushButton::clicked, this, [this] { apply(Remedy::EditEndpoint); });
    connect(secret, &QPushButton::clicked, this, [this] { apply(Remedy::EnterSecret); });
    m_target->setTextFormat(Qt::PlainText);
    m_target->setWordWrap(true);
    row->addWidget(m_target, 1);
    row->addWidget(edit);
    row->addWidget(secret);
    return header;
}

void ConnectionPane::showTarget()
{
    m_target->setText(
        tr("Devices connect to: %1").arg(targetText(m_run.target(), m_document.profile())));
}

void ConnectionPane::openForm(QWidget *form)
{
    m_endpointForm->setVisible(form == m_endpointForm);
    m_secretForm->setVisible(form == m_secretForm);
}

void ConnectionPane::apply(Remedy remedy, const QString &device)
{
    switch (remedy) {
    case Remedy::EnterSecret:
        openForm(m_secretForm);
        m_secretForm->ask(device);
        return;
    case Remedy::EditEndpoint:
        openForm(m_endpointForm);
        m_endpointForm->load();
        return;
    case Remedy::None:
        return;
    case Remedy::ConnectAgain:
    case Remedy::RunLocally:
    case Remedy::AddDevice:
    case Remedy::SaveAs:
        emit remedyRequested(remedy);
        return;
    }
}

void ConnectionPane::connectAgain(const RunProblem &problem)
{
    for (const QString &device : problem.allDevices)
        m_host.connectDevice(device);
}

QStringList ConnectionPane::names(const QStringList &devices) const
{
    QStringList result;
    for (const QString &id : devices) {
        const ResolvedDevice *device = m_document.device(id);
        result.append(device && !device->name.isEmpty() ? device->name : id);
    }
    return result;
}

ProblemRow *ConnectionPane::row(int number)
{
    while (m_rowWidgets.size() <= number) {
        auto *made = new ProblemRow(m_theme);
        const auto place = static_cast<int>(m_rowWidgets.size());
        connect(made, &ProblemRow::copyRequested, this, [this, place] {
            if (place < m_run.problems().rowCount())
                QGuiApplication::clipboard()->setText(problemText(m_run.problems().problem(place)));
        });
        connect(made, &ProblemRow::checkRequested, this, [this, place] {
            if (place < m_run.problems().rowCount())
                emit checkRequested(m_run.problems().problem(place).devices.value(0));
        });
        connect(made, &ProblemRow::remedyRequested, this, [this, place](Remedy remedy) {
            if (place >= m_run.problems().rowCount())
                return;
            const RunProblem &problem = m_run.problems().problem(place);
            if (remedy == Remedy::ConnectAgain && !problem.allDevices.isEmpty())
                connectAgain(problem);
            else
                apply(remedy, problem.devices.value(0));
        });
        m_rows->addWidget(made);
        m_rowWidgets.append(made);
    }
    return m_rowWidgets.at(number);
}

void ConnectionPane::refresh()
{
    const int count = m_run.problems().rowCount();
    m_empty->setVisible(count == 0);
    for (int i = 0; i < count; ++i) {
        const RunProblem &problem = m_run.problems().problem(i);
        row(i)->setProblem(problem, names(problem.devices));
        row(i)->setVisible(true);
    }
    for (qsizetype i = count; i < m_rowWidgets.size(); ++i)
        m_rowWidgets.at(i)->setVisible(false);
}

} // namespace sim
