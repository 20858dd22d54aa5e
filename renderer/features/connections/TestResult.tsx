import { Check, CircleSlash, Minus, X } from 'lucide-react'
import type { ConnectionTest, Flavour } from '#contract/connection'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { duration } from '../../ui/time'
import { layerStateWords, layerWords } from './words'

type Layer = ConnectionTest['layers'][number]

/** What a test found, layer by layer, and what to do about the first that failed. */
export function TestResult({ test }: { test: ConnectionTest }) {
  return (
    <section className="test-result" aria-label="Test result">
      <ol>
        {test.layers.map((layer) => (
          <li key={layer.layer} data-state={layer.state}>
            <LayerMark state={layer.state} />
            <span className="test-layer">{layerWords[layer.layer]}</span>
            <span className="grow">
              <bdi>{layer.detail ?? layerStateWords[layer.state]}</bdi>
              {layer.detail !== null && <span className="unseen">, {layerStateWords[layer.state]}</span>}
            </span>
            {layer.ms !== null && <span className="num dim">{duration(layer.ms)}</span>}
          </li>
        ))}
      </ol>
      {test.error !== null && <ErrorNotice error={test.error} />}
      {test.error === null && test.server !== null && (
        <p role="status" className="test-good">
          Connected to {flavourWords[test.server.flavour]} {test.server.version}, database{' '}
          <bdi className="mono">{test.server.database}</bdi>
          {test.server.user !== '' && (
            <>
              , as <bdi className="mono">{test.server.user}</bdi>
            </>
          )}
          {test.server.tls === null ? ', not encrypted' : `, encrypted (${test.server.tls})`}.
        </p>
      )}
    </section>
  )
}

const flavourWords: Record<Flavour, string> = {
  postgres: 'PostgreSQL',
  pglite: 'the embedded PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
}

function LayerMark({ state }: { state: Layer['state'] }) {
  const Mark = { passed: Check, failed: X, 'not-reached': CircleSlash, 'not-needed': Minus }[state]
  return <Mark size={14} aria-hidden />
}
