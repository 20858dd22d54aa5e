import { Button, Switch } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Finding, Health, HealthRule } from '#contract/health'
import { Age } from '../../../ui/Age'
import { Badge } from '../../../ui/Chip'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Notice } from '../../../ui/Notice'
import { ProgressLine } from '../../../ui/ProgressLine'
import { refresh } from '../load'
import { FindingCard } from './FindingCard'
import { byRule, findingKey, stands } from './findings'
import { useHealth } from './load'
import { countText, ruleText } from './words'

/** Everything that is worth mending in the open database, as one list. */
export function HealthPage() {
  const { value, error, loading } = useHealth((state) => state.health)
  return (
    <section className="health" aria-label="Health">
      {error !== null && (
        <div className="schema-notice">
          <ErrorNotice error={error} actions={<Button onClick={() => void refresh()}>Judge again</Button>} />
        </div>
      )}
      {value === null ? (
        loading && (
          <EmptyState title="Judging the schema">
            <ProgressLine share={null} label="Judging the schema" />
          </EmptyState>
        )
      ) : (
        <Judged health={value} />
      )}
    </section>
  )
}

function Judged({ health }: { health: Health }) {
  const [all, setAll] = useState(false)
  const suppressed = health.findings.filter((finding) => !stands(finding)).length
  const shown = useMemo(
    () => health.findings.filter((finding) => all || stands(finding)),
    [health.findings, all],
  )
  const standing = health.findings.length - suppressed
  return (
    <>
      <header className="object-head">
        <div className="object-title">
          <h2>Health</h2>
          <span className="dim" role="status">
            {standing === 0 ? 'nothing found' : countText(standing)}
          </span>
          <span className="grow" />
          {suppressed > 0 && (
            <Switch
              size="xs"
              label={`Show suppressed (${suppressed})`}
              checked={all}
              onChange={(event) => setAll(event.currentTarget.checked)}
            />
          )}
          <span className="dim object-age">
            read <Age at={health.readAt} words />
          </span>
        </div>
      </header>
      <div className="health-body" tabIndex={0} role="region" aria-label="Findings">
        {health.notice !== null && (
          <div className="schema-notice">
            <Notice tone="warn" title="The project’s suppressions are not heeded">
              <bdi>{health.notice}</bdi>
            </Notice>
          </div>
        )}
        {health.unknown.length > 0 && (
          <div className="schema-notice">
            <Notice tone="info" title="Not everything could be judged">
              {health.unknown.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </Notice>
          </div>
        )}
        {shown.length === 0 && <p className="nothing">No rule finds anything to mend.</p>}
        {byRule(shown).map(({ rule, findings }) => (
          <RuleSection key={rule} rule={rule} findings={findings} />
        ))}
      </div>
    </>
  )
}

const step = 30

function RuleSection({ rule, findings }: { rule: HealthRule; findings: readonly Finding[] }) {
  const [most, setMost] = useState(step)
  const left = findings.length - most
  return (
    <section aria-label={ruleText(rule)}>
      <h3 className="section-title health-rule">
        {ruleText(rule)} <Badge>{findings.length.toLocaleString('en-US')}</Badge>
      </h3>
      {findings.slice(0, most).map((finding) => (
        <FindingCard key={findingKey(finding)} finding={finding} linked />
      ))}
      {left > 0 && (
        <div className="schema-notice">
          <Button variant="default" onClick={() => setMost(most + step * 4)}>
            Show more ({left.toLocaleString('en-US')} left)
          </Button>
        </div>
      )}
    </section>
  )
}
