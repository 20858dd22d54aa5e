import {
  Bell,
  Box,
  CalendarClock,
  Eye,
  FunctionSquare,
  Layers,
  List,
  ListOrdered,
  Megaphone,
  MoveHorizontal,
  Puzzle,
  Ruler,
  Scale,
  Server,
  Shield,
  Sigma,
  Table2,
  Terminal,
  Zap,
  type LucideIcon,
} from 'lucide-react'
import type { ObjectKind } from '#contract/catalog'

const pictures: Partial<Record<ObjectKind, LucideIcon>> = {
  view: Eye,
  'materialized-view': Layers,
  enum: List,
  sequence: ListOrdered,
  domain: Ruler,
  composite: Box,
  range: MoveHorizontal,
  function: FunctionSquare,
  procedure: Terminal,
  aggregate: Sigma,
  trigger: Zap,
  rule: Scale,
  policy: Shield,
  extension: Puzzle,
  'event-trigger': Bell,
  publication: Megaphone,
  event: CalendarClock,
  'foreign-data-wrapper': Server,
  'foreign-server': Server,
}

/** The picture of an object's kind, with its word for readers. */
export function KindIcon({ kind, size = 14 }: { kind: ObjectKind; size?: number }) {
  const Picture = pictures[kind] ?? Table2
  return <Picture size={size} className="kind-icon" role="img" aria-label={kindText(kind)} />
}

/** An object's kind in words. */
export function kindText(kind: ObjectKind): string {
  return kind.replaceAll('-', ' ')
}
