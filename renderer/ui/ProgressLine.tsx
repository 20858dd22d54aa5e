/** A thin line of progress: a share from 0 to 1, or null while how much is left is not known. */
export function ProgressLine({ share, label }: { share: number | null; label: string }) {
  const percent = share === null ? null : Math.round(share * 100)
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? { 'data-vague': true } : { 'aria-valuenow': percent })}
    >
      <span style={percent === null ? undefined : { width: `${percent}%` }} />
    </div>
  )
}
