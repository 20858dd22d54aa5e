declare const __APP_VERSION__: string | undefined

/** The app's version, put in by the build; source run without a build has none. */
export const appVersion = typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : '0.0.0-source'
