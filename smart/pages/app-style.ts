/**
 * The look of the pages, for apps that want to look alike: the `smart_style_url` of launches.
 * https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#styling
 */

/** Below the issuer's address. */
export const appStyleRoute = '/style.json'

/** As style.ts has it. */
export const appStyle = {
  color_background: '#ffffff',
  color_error: '#a3121f',
  color_highlight: '#0b4f8a',
  color_modal_backdrop: '#4a4a55',
  color_success: '#1d6b34',
  color_text: '#1b1b1f',
  dim_border_radius: '4px',
  dim_font_size: '17px',
  dim_spacing_size: '16px',
  font_family_body: 'system-ui, sans-serif',
  font_family_heading: 'system-ui, sans-serif',
} as const
