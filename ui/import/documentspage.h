// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/import/platformdocuments.h"
#include "ui/theme/theme.h"
#include "ui/widgets/backgroundjob.h"

#include <QtWidgets/QWidget>

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace sim {

class FetchForm;
class ThemedLabel;

/// Collects documents of the platform: dropped, chosen, pasted, or fetched. They are read together
/// on another thread after each change.
class DocumentsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit DocumentsPage(Theme &theme, QWidget *parent = nullptr);
    ~DocumentsPage() override;

    void addFiles(const QStringList &paths);
    void addText(const QString &name, const QByteArray &text);
    void paste(); ///< files or text of the clipboard

    const PlatformReading &reading() const { return m_reading; }

    bool isReady() const; ///< all documents are read, and define a property

    bool hasFetched() const { return m_hasFetched; } ///< a state came from the platform

    const FetchForm &fetchForm() const { return *m_fetch; }

signals:
    void readyChanged(bool isReady);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeDocumentsCard();
    void browse();
    void removeCurrent();
    void read();
    void takeReading(const Result<PlatformReading> &result);
    void showProblem(const Error &error);
    void refresh();

    Theme &m_theme;
    QList<PlatformDocument> m_documents;
    PlatformReading m_reading;
    bool m_hasFetched = false;
    QStackedWidget *m_stack; ///< of the empty state and the list
    QListWidget *m_list;
    QPushButton *m_remove;
    FetchForm *m_fetch;
    ThemedLabel *m_status;
    ThemedLabel *m_remedy;
    BackgroundJob m_job;
};

} // namespace sim
