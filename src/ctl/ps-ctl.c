#include "ps-ctl.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ps-cipher.h"
#include "ps-ctl-command.h"
#include "ps-ctl-help.h"
#include "ps-error.h"

/**
 * ps_ctl_arg:
 *
 * Returns: (transfer none) (nullable): the command's argument at @index
 */
const char *
ps_ctl_arg (PsCtl *ctl,
            guint  index)
{
  return index < ctl->args->len ? g_ptr_array_index (ctl->args, index) : NULL;
}

/**
 * ps_ctl_say:
 * @sentence: for a person
 *
 * Prints a line on standard error, which is where people look. In UTF-8 whatever the locale is: in
 * the C locale GLib would put question marks for our quotation marks.
 */
void
ps_ctl_say (const char *sentence,
            ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, sentence);
  text = g_strdup_vprintf (sentence, args);
  va_end (args);

  fprintf (stderr, "%s\n", text);
}

/**
 * ps_ctl_print:
 * @text: (array length=length): results
 *
 * Writes to standard output, and notices when that could not be done.
 *
 * Errors: %PS_ERROR_DISK_FULL, %PS_ERROR_STORAGE.
 */
gboolean
ps_ctl_print (const char  *text,
              gsize        length,
              GError     **error)
{
  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, text, length);

      if (n < 0 && errno == EINTR)
        continue;

      if (n < 0)
        {
          int code = errno;

          g_set_error (error, PS_ERROR,
                       code == ENOSPC || code == EDQUOT ? PS_ERROR_DISK_FULL : PS_ERROR_STORAGE,
                       _("The results could not be written: %s."), g_strerror (code));
          return FALSE;
        }

      text += n;
      length -= n;
    }

  return TRUE;
}

static PsExit
fail (const GError       *error,
      const PsCtlCommand *command)
{
  PsExit status = ps_exit_of_error (error);

  ps_ctl_say ("peersidectl: %s", error->message);

  if (status == PS_EXIT_USAGE && command != NULL)
    ps_ctl_say (_("Try “peersidectl %s --help”."), command->name);
  else if (status == PS_EXIT_USAGE)
    ps_ctl_say (_("Try “peersidectl --help”."));
  else if (status == PS_EXIT_DAMAGED)
    ps_ctl_say (_("“peersidectl check” says what is damaged."));

  return status;
}

static PsExit
print_or_fail (const char *text,
               PsExit      status)
{
  g_autoptr (GError) error = NULL;

  if (ps_ctl_print (text, strlen (text), &error))
    return status;

  return fail (error, NULL);
}

static PsExit
print_version (void)
{
  g_autofree char *cipher = ps_cipher_describe ();
  g_autofree char *text = g_strdup_printf ("peersidectl %s\n%s\n", PS_VERSION, cipher);

  return print_or_fail (text, PS_EXIT_DONE);
}

static void
ctl_free (PsCtl *ctl)
{
  /* The services, the database, the keys, and the folder last. */
  if (ctl->workspace != NULL)
    ps_workspace_lock (ctl->workspace);
  g_clear_object (&ctl->workspace);
  g_clear_pointer (&ctl->options, ps_ctl_options_free);
  g_clear_pointer (&ctl->args, g_ptr_array_unref);
  g_clear_pointer (&ctl->folder, g_free);
  g_string_free (ctl->out, TRUE);
  g_free (ctl->refusal);
  g_free (ctl);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsCtl, ctl_free)

static PsCtl *
ctl_new (PsCtlOptions       *options,
         const PsCtlCommand *command,
         const PsClock      *clock)
{
  GPtrArray *words = ps_ctl_options_get_words (options);
  const char *vault = ps_ctl_options_get (options, PS_CTL_VAULT);
  PsCtl *ctl = g_new0 (PsCtl, 1);

  ctl->options = options;
  ctl->right = command->right;
  ctl->args = g_ptr_array_new ();
  for (guint i = ps_ctl_command_n_words (command); i < words->len; i++)
    g_ptr_array_add (ctl->args, g_ptr_array_index (words, i));
  ctl->json = ps_ctl_options_has (options, PS_CTL_JSON);
  ctl->folder = vault != NULL ? g_canonicalize_filename (vault, NULL)
                              : g_build_filename (g_get_user_data_dir (), "peerside", NULL);
  ctl->clock = clock;
  ctl->out = g_string_new (NULL);

  return ctl;
}

/**
 * ps_ctl_run:
 * @argc: how many words
 * @argv: (array length=argc): the command line
 *
 * Does what the command line says.
 *
 * Returns: how the program ends
 */
PsExit
ps_ctl_run (int             argc,
            char          **argv,
            const PsClock  *clock)
{
  g_autoptr (PsCtlOptions) options = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsCtl) ctl = NULL;
  g_autofree char *help = NULL;
  const PsCtlCommand *command;

  options = ps_ctl_options_parse (argc, argv, &error);
  if (options == NULL)
    return fail (error, NULL);

  if (ps_ctl_options_has (options, PS_CTL_VERSION))
    return print_version ();

  if (ps_ctl_options_has (options, PS_CTL_HELP))
    help = ps_ctl_help (ps_ctl_options_get_words (options), &error);
  if (help != NULL)
    return print_or_fail (help, PS_EXIT_DONE);

  command = error == NULL ? ps_ctl_command_find (options, &error) : NULL;
  if (command == NULL || !ps_ctl_command_check (command, options, &error))
    return fail (error, command);

  if (!ps_conn_has_cipher ())
    ps_ctl_say (_("peersidectl: This build encrypts nothing; it is for practice data only."));

  ctl = ctl_new (g_steal_pointer (&options), command, clock);
  if (!command->run (ctl, &error))
    {
      if (ctl->json && ctl->refusal != NULL &&
          !ps_ctl_print (ctl->refusal, strlen (ctl->refusal), NULL))
        g_info ("Nobody reads why it was refused");
      return fail (error, command);
    }

  return print_or_fail (ctl->out->str, ctl->status);
}
