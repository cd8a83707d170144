// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"
#include "ui/learn/learnedfile.h"
#include "ui/theme/theme.h"
#include "ui/widgets/backgroundjob.h"

#include <QtWidgets/QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace sim {

class CurveComparison;
class ThemedLabel;

/// "Learn from data": a CSV file becomes a device type whose generators make the like. The file is
/// read and learned from on another thread.
class LearnDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a canAdd: a profile is open that the device type can be added to.
    LearnDialog(const KindCatalogue &sources, bool canAdd, Theme &theme, QWidget *parent = nullptr);
    ~LearnDialog() override;

    void openFile(const QString &path);

    bool isLearning() const { return m_job.isRunning(); }

    const LearnedFile &file() const { return m_file; }

signals:
    void learnedChanged();
    void learned(const sim::Profile &profile, bool isNewProfile);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeTopRow();
    QWidget *makeResults();
    QWidget *makeButtons(bool canAdd);
    void browse();
    void cancel();
    void take(const Result<LearnedFile> &result);
    void fillColumns();
    void showCurrent();
    void refresh();
    void finish(bool isNewProfile);
    QList<LearnedColumn> chosen() const;
    QString generatorText(const LearnedProperty &learned) const;

    Theme &m_theme;
    const KindCatalogue &m_sources;
    bool m_canAdd;
    LearnedFile m_file;
    QLabel *m_name;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QStackedWidget *m_pages;
    QTreeWidget *m_columns;
    CurveComparison *m_curves;
    ThemedLabel *m_status;
    QPushButton *m_add;
    QPushButton *m_open;
    BackgroundJob m_job;
};

} // namespace sim
