#include "ps-founding.h"

/**
 * ps_founding_new:
 *
 * Returns: (transfer full): a founding that nothing has been asked for
 */
PsFounding *
ps_founding_new (void)
{
  return g_new0 (PsFounding, 1);
}

/**
 * ps_founding_free:
 * @founding: (transfer full) (nullable): is freed, its secrets wiped
 */
void
ps_founding_free (PsFounding *founding)
{
  if (founding == NULL)
    return;

  g_free (founding->user_name);
  g_clear_pointer (&founding->passphrase, ps_secret_unref);
  g_clear_pointer (&founding->recovery_code, ps_secret_unref);
  g_free (founding->clinic_name);
  g_free (founding->clinic_phone);
  g_clear_pointer (&founding->contacts, g_ptr_array_unref);
  g_free (founding);
}
