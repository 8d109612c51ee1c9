#include "ps-ctl-options.h"

#include <getopt.h>
#include <glib/gi18n-lib.h>

/* Where the explanations of options begin. */
#define HELP_COLUMN 28

/* What getopt_long() gives for an option without a letter; above every character. */
#define FIRST_VALUE 256

/**
 * PsCtlOptions:
 *
 * The command line, taken apart: options wherever they stood, and the other words in their order.
 */
struct _PsCtlOptions
{
  guint64    given;
  GPtrArray *values[PS_CTL_N_OPTIONS];
  GPtrArray *words;
};

static const struct
{
  const char *name;
  char        letter;
  const char *placeholder; /* for the value; NULL for an option that takes none */
  const char *help;
} options[PS_CTL_N_OPTIONS] = {
  [PS_CTL_HELP] = { "help", 'h', NULL, N_("Say what there is and how it is used") },
  [PS_CTL_VERSION] = { "version", 0, NULL,
                       N_("Say which version this is, with the cipher library") },
  [PS_CTL_JSON] = { "json", 0, NULL, N_("Print one JSON object per line") },
  [PS_CTL_VAULT] = { "vault", 0, N_("DIR"), N_("The vault’s folder") },
  [PS_CTL_USER] = { "user", 0, N_("NAME"),
                    N_("Who unlocks the vault; not needed where it has one user") },
  [PS_CTL_PASSPHRASE_FILE] = { "passphrase-file", 0, N_("FILE"),
                               N_("Read the passphrase from the first line of this file, “-” for "
                                  "standard input, instead of asking for it") },
  [PS_CTL_CLINIC] = { "clinic", 0, N_("NAME"), N_("What the clinic is called") },
  [PS_CTL_ROLE] = { "role", 0, N_("ROLE"),
                    N_("What the user is: administrator, co-facilitator, peer-leader or "
                       "front-desk; may be given several times") },
  [PS_CTL_MEMBERS] = { "members", 0, N_("N"), N_("How many people") },
  [PS_CTL_MEETINGS] = { "meetings", 0, N_("N"), N_("How many meetings") },
  [PS_CTL_TOPICS] = { "topics", 0, N_("N"), N_("How many topics of the clinic’s own") },
  [PS_CTL_NOTES] = { "notes", 0, N_("N"), N_("How many of the meetings have a debrief") },
  [PS_CTL_SEED] = { "seed", 0, N_("S"), N_("The same number gives the same people and meetings") },
  [PS_CTL_MODEL] = { "model", 0, N_("MODEL"),
                     N_("co-facilitated, programme, recovery, patient-led or web") },
  [PS_CTL_RULE] = { "rule", 0, N_("WORDS"),
                    N_("When the group meets, such as “every Tuesday 18:00”") },
  [PS_CTL_MINUTES] = { "minutes", 0, N_("N"), N_("How long a meeting is") },
  [PS_CTL_PLACE] = { "place", 0, N_("PLACE"), N_("Where the group meets") },
  [PS_CTL_GROUP] = { "group", 0, N_("GROUP"), N_("A group, by its id or its name") },
  [PS_CTL_DRY_RUN] = { "dry-run", 0, NULL, N_("Only say what would be done") },
  [PS_CTL_FORMAT] = { "format", 0, N_("FORMAT"), N_("How the export is written") },
  [PS_CTL_OUTPUT] = { "output", 'o', N_("FILE"),
                      N_("Write to this file instead of standard output") },
  [PS_CTL_TEMPLATE] = { "template", 0, N_("TEMPLATE"),
                        N_("An agenda, such as “co-facilitated-90”, or a group model") },
  [PS_CTL_PEOPLE] = { "people", 0, N_("N"), N_("How many people are in the room") },
  [PS_CTL_START] = { "start", 0, N_("HH:MM"), N_("When the meeting is planned to start, today") },
  [PS_CTL_EVENTS] = { "events", 0, N_("FILE"),
                      N_("What happens, one event a line; “-” for standard input") },
  [PS_CTL_LIMIT] = { "limit", 0, N_("N"), N_("How many at most") },
  [PS_CTL_DEEP] = { "deep", 0, NULL, N_("Read every page and open every sealed note") },
  [PS_CTL_PAPER] = { "paper", 0, N_("SIZE"), N_("The sheet: a4, which is the usual one, or letter") },
  [PS_CTL_LANGUAGE] = { "language", 0, N_("LANGUAGE"),
                        N_("The language of the paper, such as en or de, whatever that of the screen "
                           "is") },
  [PS_CTL_DATE] = { "date", 0, N_("DATE"), N_("Which meeting, by its day as YYYY-MM-DD; the next one "
                                              "without") },
  [PS_CTL_BLANK_LINES] = { "blank-lines", 0, N_("N"),
                           N_("How many lines are left blank; without, at least six and as many as fill "
                              "the page") },
  [PS_CTL_LARGE_PRINT] = { "large-print", 0, NULL, N_("For who sees badly: 18 points and more") },
  [PS_CTL_NO_NAMES] = { "no-names", 0, NULL, N_("Blank lines only") },
  [PS_CTL_RECIPIENT] = { "recipient", 0, N_("NAME"), N_("Who is to have it, as in the consents") },
  [PS_CTL_PURPOSE] = { "purpose", 0, N_("WORDS"),
                       N_("What for: care, request, proceeding, or as in the consents") },
  [PS_CTL_VERIFY] = { "verify", 0, NULL,
                      N_("Instead of the log, say whether it is as it was written") },
};

/**
 * ps_ctl_usage:
 * @sentence: what is wrong with the command line
 *
 * Returns: %FALSE, with @error set to one that ends the program with %PS_EXIT_USAGE
 */
gboolean
ps_ctl_usage (GError     **error,
              const char  *sentence,
              ...)
{
  va_list args;

  va_start (args, sentence);
  if (error != NULL)
    *error = g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_FAILED, sentence, args);
  va_end (args);

  return FALSE;
}

static void
complain (const char  *word,
          int          code,
          GError     **error)
{
  g_autofree char *valid = g_utf8_make_valid (word, -1);

  if (code == ':')
    ps_ctl_usage (error, _("“%s” needs a value."), valid);
  else
    ps_ctl_usage (error, _("“%s” is not an option, could be several, or takes no value."), valid);
}

static int
find_option (int code)
{
  if (code >= FIRST_VALUE)
    return code - FIRST_VALUE;

  for (int i = 0; i < PS_CTL_N_OPTIONS; i++)
    if (options[i].letter == code && code != 0)
      return i;

  return -1;
}

static gboolean
take_option (PsCtlOptions  *self,
             PsCtlOption    option,
             const char    *value,
             GError       **error)
{
  if (value != NULL && !g_utf8_validate (value, -1, NULL) && option != PS_CTL_VAULT &&
      option != PS_CTL_PASSPHRASE_FILE && option != PS_CTL_OUTPUT && option != PS_CTL_EVENTS)
    return ps_ctl_usage (error, _("What stands after “--%s” is not text in UTF-8."),
                         options[option].name);

  self->given |= PS_CTL_BIT (option);
  if (value != NULL)
    g_ptr_array_add (self->values[option], g_strdup (value));

  return TRUE;
}

/**
 * ps_ctl_options_parse:
 * @argc: how many words
 * @argv: (array length=argc): the command line with the program's name first; it is put in order
 *
 * Reads options in the GNU manner: before, between and behind the other words, whole or shortened,
 * “--name value” or “--name=value”, and none after a lone “--”.
 *
 * Errors: %G_OPTION_ERROR.
 *
 * Returns: (transfer full) (nullable): what was said
 */
PsCtlOptions *
ps_ctl_options_parse (int      argc,
                      char   **argv,
                      GError **error)
{
  g_autoptr (PsCtlOptions) self = g_new0 (PsCtlOptions, 1);
  struct option known[PS_CTL_N_OPTIONS + 1] = { { NULL } };
  int code;

  self->words = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < PS_CTL_N_OPTIONS; i++)
    {
      self->values[i] = g_ptr_array_new_with_free_func (g_free);
      known[i].name = options[i].name;
      known[i].has_arg = options[i].placeholder != NULL ? required_argument : no_argument;
      known[i].val = FIRST_VALUE + i;
    }

  /* 0 rather than 1 has glibc start afresh, whatever was parsed before. */
  optind = 0;
  opterr = 0;
  while ((code = getopt_long (argc, argv, ":ho:", known, NULL)) != -1)
    {
      int option = find_option (code);

      if (option < 0)
        {
          complain (argv[optind - 1], code, error);
          return NULL;
        }

      if (!take_option (self, option, optarg, error))
        return NULL;
    }

  for (int i = optind; i < argc; i++)
    g_ptr_array_add (self->words, g_strdup (argv[i]));

  return g_steal_pointer (&self);
}

void
ps_ctl_options_free (PsCtlOptions *self)
{
  for (int i = 0; i < PS_CTL_N_OPTIONS; i++)
    g_clear_pointer (&self->values[i], g_ptr_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self);
}

/**
 * ps_ctl_options_get_given:
 *
 * Returns: the set of options that were given
 */
guint64
ps_ctl_options_get_given (const PsCtlOptions *self)
{
  return self->given;
}

gboolean
ps_ctl_options_has (const PsCtlOptions *self,
                    PsCtlOption         option)
{
  return (self->given & PS_CTL_BIT (option)) != 0;
}

/**
 * ps_ctl_options_get:
 *
 * Returns: (transfer none) (nullable): the option's value, the last one if there are several
 */
const char *
ps_ctl_options_get (const PsCtlOptions *self,
                    PsCtlOption         option)
{
  const GPtrArray *values = self->values[option];

  return values->len > 0 ? g_ptr_array_index (values, values->len - 1) : NULL;
}

/**
 * ps_ctl_options_get_all:
 *
 * Returns: (transfer none) (element-type utf8): every value of the option
 */
GPtrArray *
ps_ctl_options_get_all (const PsCtlOptions *self,
                        PsCtlOption         option)
{
  return self->values[option];
}

/**
 * ps_ctl_options_get_number:
 * @number: (inout): what holds if the option is not there
 *
 * Errors: %G_OPTION_ERROR when the value is not a whole number from @least to @most.
 */
gboolean
ps_ctl_options_get_number (const PsCtlOptions  *self,
                           PsCtlOption          option,
                           guint64              least,
                           guint64              most,
                           guint64             *number,
                           GError             **error)
{
  const char *value = ps_ctl_options_get (self, option);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (value == NULL || g_ascii_string_to_unsigned (value, 10, least, most, number, NULL))
    return TRUE;

  from = g_strdup_printf ("%" G_GUINT64_FORMAT, least);
  to = g_strdup_printf ("%" G_GUINT64_FORMAT, most);

  /* Translators: an option, two numbers, and what was given instead. */
  return ps_ctl_usage (error, _("“--%s” takes a number from %s to %s, not “%s”."),
                       options[option].name, from, to, value);
}

/**
 * ps_ctl_options_get_words:
 *
 * Returns: (transfer none) (element-type utf8): the words that are no options
 */
GPtrArray *
ps_ctl_options_get_words (const PsCtlOptions *self)
{
  return self->words;
}

const char *
ps_ctl_option_get_name (PsCtlOption option)
{
  return options[option].name;
}

/**
 * ps_ctl_option_append_help:
 * @needed: whether the command cannot do without it
 *
 * Adds a line or two about the option, as --help shows it.
 */
void
ps_ctl_option_append_help (PsCtlOption  option,
                           gboolean     needed,
                           GString     *text)
{
  g_autoptr (GString) head = g_string_new ("  ");
  const char *help = _(options[option].help);
  glong width;

  if (options[option].letter != 0)
    g_string_append_printf (head, "-%c, ", options[option].letter);
  g_string_append_printf (head, "--%s", options[option].name);
  if (options[option].placeholder != NULL)
    g_string_append_printf (head, "=%s", _(options[option].placeholder));

  width = g_utf8_strlen (head->str, -1);
  if (width + 2 > HELP_COLUMN)
    g_string_append_printf (head, "\n%*s", HELP_COLUMN, "");
  else
    g_string_append_printf (head, "%*s", (int) (HELP_COLUMN - width), "");

  /* What has to be a file is never written anywhere else. */
  if (option == PS_CTL_OUTPUT && needed)
    help = _("Write to this file");

  g_string_append_printf (text, "%s%s\n", head->str, help);
}
