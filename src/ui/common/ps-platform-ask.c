/* A question in a modal dialog: AdwMessageDialog, and AdwAlertDialog where there is one. */
#include "ps-platform.h"

#include "ps-a11y.h"

/* Here, and only in ps-platform.c beside it, calls newer than the oldest version are fine: each is
 * behind a check.
 */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* Who waits for the answer. Lives as long as the dialog. */
typedef struct {
  PsAnswered      answered;
  gpointer        user_data;
  GDestroyNotify  destroy;
} Waiting;

static void
waiting_free (gpointer  data,
              GClosure *closure G_GNUC_UNUSED)
{
  Waiting *waiting = data;

  if (waiting->destroy != NULL)
    waiting->destroy (waiting->user_data);
  g_free (waiting);
}

/* Where a file is has no blank in it: without this the dialog would be as wide as that, or cut it off. */
static void
break_long_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)))
    gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    break_long_words (child);
}

static AdwResponseAppearance
get_appearance (PsAnswerLook look)
{
  switch (look)
    {
    case PS_ANSWER_SUGGESTED:
      return ADW_RESPONSE_SUGGESTED;

    case PS_ANSWER_DESTRUCTIVE:
      return ADW_RESPONSE_DESTRUCTIVE;

    case PS_ANSWER_PLAIN:
    default:
      return ADW_RESPONSE_DEFAULT;
    }
}

static void
response_cb (Waiting    *waiting,
             const char *response)
{
  waiting->answered (response, waiting->user_data);
}

/**
 * ps_platform_ask:
 * @parent: a widget of the window that asks
 * @heading: translated, plain text
 * @body: translated, plain text
 * @answers: (array length=n_answers): the buttons, in reading order
 * @n_answers: how many
 * @default_id: (nullable): which one Return gives
 * @close_id: which one Escape and closing give
 * @answered: called once, with the id of the button
 * @user_data: handed to @answered
 * @destroy: (nullable): frees @user_data when the dialog is gone
 *
 * Asks a question in a modal dialog.
 */
void
ps_platform_ask (GtkWidget      *parent,
                 const char     *heading,
                 const char     *body,
                 const PsAnswer *answers,
                 gsize           n_answers,
                 const char     *default_id,
                 const char     *close_id,
                 PsAnswered      answered,
                 gpointer        user_data,
                 GDestroyNotify  destroy)
{
  Waiting *waiting = g_new (Waiting, 1);
#if ADW_CHECK_VERSION (1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  for (gsize i = 0; i < n_answers; i++)
    {
      adw_alert_dialog_add_response (dialog, answers[i].id, answers[i].label);
      adw_alert_dialog_set_response_appearance (dialog, answers[i].id,
                                                get_appearance (answers[i].look));
    }
  adw_alert_dialog_set_default_response (dialog, default_id);
  adw_alert_dialog_set_close_response (dialog, close_id);
#else
  AdwMessageDialog *dialog =
    ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), heading, body));

  for (gsize i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (dialog, answers[i].id, answers[i].label);
      adw_message_dialog_set_response_appearance (dialog, answers[i].id,
                                                  get_appearance (answers[i].look));
    }
  adw_message_dialog_set_default_response (dialog, default_id);
  adw_message_dialog_set_close_response (dialog, close_id);
  /* Its buttons would be read with their mnemonics. */
  ps_a11y_name_buttons (GTK_WIDGET (dialog));
#endif

  break_long_words (GTK_WIDGET (dialog));
  *waiting = (Waiting) { answered, user_data, destroy };
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), waiting,
                         waiting_free, G_CONNECT_SWAPPED);

#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_present (ADW_DIALOG (dialog), parent);
#else
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

G_GNUC_END_IGNORE_DEPRECATIONS
