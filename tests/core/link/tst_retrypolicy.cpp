// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"
#include "core/link/retrypolicy.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace sim;
using namespace std::chrono_literals;

namespace {

const Error kDown(errors::kRefused);
const Error kBadSecret(errors::kBadCredentials);
const Error kLost(errors::kClosedByBroker);

RetryPolicy policyOf(const ReconnectSettings &settings = {}, std::uint64_t key = 7)
{
    return { settings, RandomStream(key) };
}

} // namespace

class RetryPolicyTest : public QObject
{
    Q_OBJECT

private slots:
    void delaysStayInTheirBand();
    void withoutJitterDelaysAreExact();
    void fullJitterIsNeverZero();
    void devicesDoNotShareASchedule();
    void refusedLoginsGetThreeTries_data();
    void refusedLoginsGetThreeTries();
    void persistentErrorsStop();
    void onlyAStableConnectionStartsOver();
    void threeEarlyLossesMeanThatTheIdIsInUse();
    void lossesOnPurposeAreNotCounted();
    void loginSuccessForgetsRefusals();
    void nonsenseSettingsAreTamed();
};

void RetryPolicyTest::delaysStayInTheirBand()
{
    RetryPolicy policy = policyOf();
    Microseconds step = 1s;
    for (int i = 0; i < 100; ++i) {
        const auto delay = policy.afterFailure(kDown);
        QVERIFY(delay);
        QVERIFY2(*delay >= step / 2 && *delay <= step, qPrintable(QString::number(delay->count())));
        step = std::min<Microseconds>(2 * step, 60s);
    }
}

void RetryPolicyTest::withoutJitterDelaysAreExact()
{
    RetryPolicy policy = policyOf({ .first = 3s, .max = 20s, .jitter = 0 });
    for (const Microseconds wanted : { 3s, 6s, 12s, 20s, 20s })
        QCOMPARE(policy.afterFailure(kDown), std::optional(wanted));
    policy.reset();
    QCOMPARE(policy.afterFailure(kDown), std::optional<Microseconds>(3s));
}

void RetryPolicyTest::fullJitterIsNeverZero()
{
    RetryPolicy policy = policyOf({ .first = 1ms, .max = 1ms, .jitter = 100 });
    for (int i = 0; i < 1000; ++i)
        QVERIFY(*policy.afterFailure(kDown) > 0us);
}

void RetryPolicyTest::devicesDoNotShareASchedule()
{
    QSet<qint64> firsts;
    for (std::uint64_t device = 0; device < 100; ++device)
        firsts.insert(policyOf({}, device).afterFailure(kDown)->count());
    QCOMPARE(firsts.size(), 100);
    QCOMPARE(policyOf({}, 5).afterFailure(kDown), policyOf({}, 5).afterFailure(kDown));
}

void RetryPolicyTest::refusedLoginsGetThreeTries_data()
{
    QTest::addColumn<const ErrorKind *>("kind");
    QTest::newRow("CONNACK 4") << &errors::kBadCredentials;
    QTest::newRow("CONNACK 5") << &errors::kNotAuthorized;
}

void RetryPolicyTest::refusedLoginsGetThreeTries()
{
    QFETCH(const ErrorKind *, kind);
    const Error error(*kind);
    RetryPolicy policy = policyOf();
    QCOMPARE(policy.afterFailure(error), std::optional<Microseconds>(2min));
    QVERIFY(policy.afterFailure(kDown)); // a network failure in between changes nothing
    QCOMPARE(policy.afterFailure(error), std::optional<Microseconds>(2min));
    QVERIFY(!policy.afterFailure(error));
    QVERIFY(!policy.isIdInUse());
    policy.reset();
    QCOMPARE(policy.afterFailure(error), std::optional<Microseconds>(2min));
}

void RetryPolicyTest::persistentErrorsStop()
{
    using namespace errors;
    for (const ErrorKind *kind : { &kProtocolRefused, &kClientIdRefused, &kUnknownAuthority,
             &kCertificateExpired, &kHostNameMismatch, &kPortSpeaksTls, &kCaFile })
        QVERIFY2(!policyOf().afterFailure(Error(*kind)), kind->code);
    for (const ErrorKind *kind : { &kBrokerUnavailable, &kTimeout, &kResolveFailed, &kTlsClosed })
        QVERIFY2(policyOf().afterFailure(Error(*kind)), kind->code);
}

void RetryPolicyTest::onlyAStableConnectionStartsOver()
{
    RetryPolicy policy = policyOf({ .first = 1s, .max = 60s, .jitter = 0 });
    QCOMPARE(policy.afterFailure(kDown), std::optional<Microseconds>(1s));
    QCOMPARE(policy.afterFailure(kDown), std::optional<Microseconds>(2s));
    QCOMPARE(policy.afterLoss(kLost, 20s - 1us), std::optional<Microseconds>(4s));
    QCOMPARE(policy.afterLoss(kLost, 20s), std::optional<Microseconds>(1s));
}

void RetryPolicyTest::threeEarlyLossesMeanThatTheIdIsInUse()
{
    RetryPolicy policy = policyOf();
    QVERIFY(policy.afterLoss(kLost, 2s));
    QVERIFY(policy.afterLoss(kLost, 2s));
    QVERIFY(!policy.isIdInUse());
    QVERIFY(!policy.afterLoss(kLost, 2s));
    QVERIFY(policy.isIdInUse());
    policy.reset();
    QVERIFY(!policy.isIdInUse());

    QVERIFY(policy.afterLoss(kLost, 2s));
    QVERIFY(policy.afterLoss(kLost, 2s));
    QVERIFY(policy.afterLoss(kLost, 1h)); // a stable one in between
    QVERIFY(policy.afterLoss(kLost, 2s));
    QVERIFY(!policy.isIdInUse());
}

void RetryPolicyTest::lossesOnPurposeAreNotCounted()
{
    RetryPolicy policy = policyOf();
    for (int i = 0; i < 10; ++i)
        QVERIFY(policy.afterLoss(Error(errors::kAborted), 1s));
}

void RetryPolicyTest::loginSuccessForgetsRefusals()
{
    RetryPolicy policy = policyOf();
    QVERIFY(policy.afterFailure(kBadSecret));
    QVERIFY(policy.afterFailure(kBadSecret));
    QVERIFY(policy.afterLoss(kLost, 1h));
    QVERIFY(policy.afterFailure(kBadSecret));
    QVERIFY(policy.afterFailure(kBadSecret));
    QVERIFY(!policy.afterFailure(kBadSecret));
}

void RetryPolicyTest::nonsenseSettingsAreTamed()
{
    RetryPolicy policy = policyOf({ .first = -5s, .max = -7s, .jitter = 400 });
    for (int i = 0; i < 100; ++i) {
        const auto delay = policy.afterFailure(kDown);
        QVERIFY(delay && *delay > 0us && *delay <= 1ms);
    }
}

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "tst_retrypolicy.moc"
