import { features } from './features'
import { formatRoute } from './routes'

/** The screens of a project, one button each. */
export function Rail({ path }: { path: string }) {
  return (
    <nav className="rail" aria-label="Screens">
      {features
        .filter((feature) => feature.rail)
        .map((feature, index) => (
          <a
            key={feature.label}
            href={formatRoute(feature.paths.slice(0, 1))}
            className="rail-item"
            aria-current={feature.paths.includes(path) ? 'page' : undefined}
            title={`${feature.label} (Ctrl/⌘ ${index + 1})`}
          >
            <feature.icon size={18} strokeWidth={1.6} aria-hidden />
            <span>{feature.label}</span>
          </a>
        ))}
    </nav>
  )
}
