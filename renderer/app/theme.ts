import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  Menu,
  NumberInput,
  PasswordInput,
  Portal,
  SegmentedControl,
  Select,
  Switch,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
  localStorageColorSchemeManager,
} from '@mantine/core'

/** Keeps the choice of light, dark or system; `public/first-paint.js` reads the same key before anything is painted. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'varve.theme' })

const small = { defaultProps: { size: 'xs' } }

/** The look of Mantine's parts: slate, one ochre accent, small and dense. Colours proper stand in `ui/tokens.css`. */
export const theme = createTheme({
  fontFamily: 'var(--ui-font)',
  fontFamilyMonospace: 'var(--ui-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '22px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '5px', md: '5px', lg: '7px', xl: '9px' },
  defaultRadius: 'sm',
  primaryColor: 'ochre',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  colors: {
    ochre: [
      '#fdf7e9',
      '#f6ead0',
      '#eed6a2',
      '#e5bf70',
      '#dca545',
      '#cd9232',
      '#b67e22',
      '#a06c16',
      '#8a5a0b',
      '#6f4706',
    ],
    red: [
      '#fdf0ef',
      '#fbe0de',
      '#f6bfbb',
      '#ff8e84',
      '#f0766c',
      '#dd5a50',
      '#c8443a',
      '#bb342b',
      '#b02a21',
      '#8d1f18',
    ],
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 24, color: 'gray' } }),
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    Checkbox: Checkbox.extend(small),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'none',
        transitionProps: { duration: 60 },
        position: 'bottom-start',
        withInitialFocusPlaceholder: false,
      },
    }),
    NumberInput: NumberInput.extend(small),
    PasswordInput: PasswordInput.extend(small),
    // What floats belongs to the main landmark, so that readers find it there.
    Portal: Portal.extend({ defaultProps: { target: 'main' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs', transitionDuration: 90 } }),
    Select: Select.extend(small),
    Switch: Switch.extend(small),
    Tabs: Tabs.extend({ defaultProps: {} }),
    Textarea: Textarea.extend(small),
    TextInput: TextInput.extend(small),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 60 }, fz: 12 } }),
  },
})
