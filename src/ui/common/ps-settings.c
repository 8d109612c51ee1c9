#include "ps-settings.h"

/**
 * ps_settings_new:
 *
 * The settings that are not personal: the window's size, how the clock looks, when to lock. They
 * stand in the open, outside the vault. Asking for a schema that is not installed would end the
 * program, so it is looked for first; without it everything works with the defaults and nothing is
 * remembered.
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL when the schema is not installed
 */
GSettings *
ps_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, "org.peerside.Peerside", TRUE);
  if (schema == NULL)
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}
