#include <glib/gi18n-lib.h>
#include <locale.h>

#include "ps-application.h"
#include "ps-cipher.h"
#include "ps-exit.h"
#include "ps-options.h"
#include "ps-vault.h"

static int
complain (const GError *error)
{
  g_printerr ("peerside: %s\n", error->message);

  return ps_exit_of_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (PsApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  PsOptions options = { 0 };
  int status;

  /* A paper may be in another language for a moment (ps-paper-language.c). What is in the environment
   * from the start is only given another value then, and no other thread reads what is being moved.
   */
  g_setenv ("LANGUAGE", "", FALSE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Peerside"));

  /* Before anything that could hold a key or write a file. */
  if (!ps_vault_init (&error) || !ps_options_parse (&options, &arguments, &error))
    return complain (error);

  if (options.version)
    {
      g_autofree char *cipher = ps_cipher_describe ();

      g_print ("Peerside %s\n%s\n", PS_VERSION, cipher);
      ps_options_clear (&options);
      return PS_EXIT_DONE;
    }

  if (!gtk_init_check ())
    {
      g_printerr ("peerside: %s\n", _("There is no display to show a window on."));
      ps_options_clear (&options);
      return PS_EXIT_SYSTEM;
    }

  application = ps_application_new (&options);
  status = ps_application_run (application, 1, argv);
  ps_options_clear (&options);

  return status;
}
