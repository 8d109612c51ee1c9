#include <glib/gi18n-lib.h>
#include <locale.h>

#include "ps-ctl.h"
#include "ps-vault.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Before anything that could hold a key or write a file. */
  if (!ps_vault_init (&error))
    {
      ps_ctl_say ("peersidectl: %s", error->message);
      return ps_exit_of_error (error);
    }

  ps_vault_forbid_looking ();

  return ps_ctl_run (argc, argv, &ps_clock_system);
}
