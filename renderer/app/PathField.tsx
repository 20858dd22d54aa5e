import { ActionIcon, Autocomplete } from '@mantine/core'
import type { AutocompleteProps } from '@mantine/core'
import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { useAbout } from './about'
import { client } from './client'
import { toErrorData } from './errors'
import { isWhole } from './typed-path'
import { useCompletion } from './useCompletion'
import type { WantedFile } from '#contract/files'

interface PathFieldProps extends Pick<
  AutocompleteProps,
  'label' | 'aria-label' | 'description' | 'placeholder' | 'autoFocus'
> {
  /** A file, or a folder. */
  readonly wanted: Omit<WantedFile, 'start'> | 'folder'
  readonly value: string
  onChange(path: string): void
  /** A path that someone pointed at in the system's dialog. */
  onPick?(path: string): void
}

/** A path on this machine: typed with completion, or chosen in the system's dialog where the host has one. */
export function PathField({ wanted, value, onChange, onPick, ...field }: PathFieldProps) {
  const picks = useAbout((state) => state.about?.picksFolders === true)
  const [refused, setRefused] = useState<string | null>(null)
  const { options, error } = useCompletion(value, wanted === 'folder' ? none : wanted.endings)
  const typed = value.trim()
  const wrong = typed !== '' && !isWhole(typed) ? 'The whole path is needed, from the root on.' : error
  const choose = async () => {
    setRefused(null)
    const start = typed === '' ? null : typed
    const picked = await (wanted === 'folder'
      ? client.host.pickFolder()
      : client.host.pickFile({ ...wanted, start }))
    if (picked === null) return
    onChange(picked)
    onPick?.(picked)
  }
  const choosing = () => {
    choose().catch((thrown: unknown) => setRefused(toErrorData(thrown).message))
  }
  return (
    <Autocomplete
      {...field}
      data-autofocus={field.autoFocus === true || undefined}
      className="grow"
      classNames={{ input: 'mono' }}
      size="xs"
      spellCheck={false}
      value={value}
      error={refused ?? wrong}
      onChange={(path) => {
        setRefused(null)
        onChange(path)
      }}
      // What is typed whole has nothing to go on with.
      data={options.filter((option) => option !== typed)}
      limit={60}
      openOnFocus={false}
      maxDropdownHeight={224}
      // In a popover, a list outside it would close it.
      comboboxProps={{ withinPortal: false }}
      rightSection={
        picks && (
          <ActionIcon aria-label="Choose…" title="Choose…" onClick={choosing}>
            <FolderOpen size={14} aria-hidden />
          </ActionIcon>
        )
      }
    />
  )
}

const none: readonly string[] = []
