import { Eye, Layers, List, Table2 } from 'lucide-react'
import type { ObjectKind } from '#contract/catalog'

/** The picture of an object's kind, with its word for readers. */
export function KindIcon({ kind, size = 14 }: { kind: ObjectKind; size?: number }) {
  const Picture =
    kind === 'view' ? Eye : kind === 'materialized-view' ? Layers : kind === 'enum' ? List : Table2
  return <Picture size={size} className="kind-icon" role="img" aria-label={kindText(kind)} />
}

/** An object's kind in words. */
export function kindText(kind: ObjectKind): string {
  return kind.replaceAll('-', ' ')
}
