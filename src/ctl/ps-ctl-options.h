#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsCtlOption:
 *
 * Every option there is. An option means the same with every command that takes it, so that it can
 * stand before the command as well.
 */
typedef enum {
  PS_CTL_HELP,
  PS_CTL_VERSION,
  PS_CTL_JSON,
  PS_CTL_VAULT,
  PS_CTL_USER,
  PS_CTL_PASSPHRASE_FILE,
  PS_CTL_CLINIC,
  PS_CTL_ROLE,
  PS_CTL_MEMBERS,
  PS_CTL_MEETINGS,
  PS_CTL_TOPICS,
  PS_CTL_NOTES,
  PS_CTL_SEED,
  PS_CTL_MODEL,
  PS_CTL_RULE,
  PS_CTL_MINUTES,
  PS_CTL_PLACE,
  PS_CTL_GROUP,
  PS_CTL_DRY_RUN,
  PS_CTL_FORMAT,
  PS_CTL_OUTPUT,
  PS_CTL_TEMPLATE,
  PS_CTL_PEOPLE,
  PS_CTL_START,
  PS_CTL_EVENTS,
  PS_CTL_LIMIT,
  PS_CTL_DEEP,
  PS_CTL_PAPER,
  PS_CTL_LANGUAGE,
  PS_CTL_DATE,
  PS_CTL_BLANK_LINES,
  PS_CTL_LARGE_PRINT,
  PS_CTL_NO_NAMES,
  PS_CTL_RECIPIENT,
  PS_CTL_PURPOSE,
  PS_CTL_VERIFY,
  PS_CTL_N_OPTIONS
} PsCtlOption;

/* A set of options. */
#define PS_CTL_BIT(option) (G_GUINT64_CONSTANT (1) << (option))

/* What stands with every command. */
#define PS_CTL_COMMON                                                                              \
  (PS_CTL_BIT (PS_CTL_HELP) | PS_CTL_BIT (PS_CTL_VERSION) | PS_CTL_BIT (PS_CTL_JSON) |             \
   PS_CTL_BIT (PS_CTL_VAULT) | PS_CTL_BIT (PS_CTL_USER) | PS_CTL_BIT (PS_CTL_PASSPHRASE_FILE))

typedef struct _PsCtlOptions PsCtlOptions;

PsCtlOptions *ps_ctl_options_parse      (int                  argc,
                                         char               **argv,
                                         GError             **error);
void          ps_ctl_options_free       (PsCtlOptions        *self);

guint64       ps_ctl_options_get_given  (const PsCtlOptions  *self);
gboolean      ps_ctl_options_has        (const PsCtlOptions  *self,
                                         PsCtlOption          option);
const char   *ps_ctl_options_get        (const PsCtlOptions  *self,
                                         PsCtlOption          option);
GPtrArray    *ps_ctl_options_get_all    (const PsCtlOptions  *self,
                                         PsCtlOption          option);
gboolean      ps_ctl_options_get_number (const PsCtlOptions  *self,
                                         PsCtlOption          option,
                                         guint64              least,
                                         guint64              most,
                                         guint64             *number,
                                         GError             **error);
GPtrArray    *ps_ctl_options_get_words  (const PsCtlOptions  *self);

const char   *ps_ctl_option_get_name    (PsCtlOption          option);
void          ps_ctl_option_append_help (PsCtlOption          option,
                                         gboolean             needed,
                                         GString             *text);
gboolean      ps_ctl_usage              (GError             **error,
                                         const char          *sentence,
                                         ...) G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsCtlOptions, ps_ctl_options_free)

G_END_DECLS
