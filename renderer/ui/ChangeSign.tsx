import './ChangeSign.css'

const words = { '+': 'adds', '−': 'removes', '~': 'alters' } as const

/** What happens to a thing, as a sign with its word for readers. */
export function ChangeSign({ sign }: { sign: keyof typeof words }) {
  return (
    <>
      <span className="sign" data-sign={sign} aria-hidden>
        {sign}
      </span>
      <span className="unseen">{words[sign]} </span>
    </>
  )
}
