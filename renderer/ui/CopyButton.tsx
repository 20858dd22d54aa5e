import { ActionIcon } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { Check, Copy } from 'lucide-react'

/** Copies a text; `label` names what is copied, for readers and the tooltip. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const clipboard = useClipboard({ timeout: 1200 })
  return (
    <ActionIcon
      aria-label={label}
      title={clipboard.copied ? 'Copied' : label}
      onClick={() => clipboard.copy(text)}
    >
      {clipboard.copied ? <Check size={14} /> : <Copy size={14} />}
    </ActionIcon>
  )
}
