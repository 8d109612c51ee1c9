#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The places where GTK 4.8 with libadwaita 1.2 and GTK 4.18 with libadwaita 1.7 want different
 * calls. Nothing else in src asks which version it is built for.
 */

/**
 * PsAnswerLook:
 * @PS_ANSWER_PLAIN: one way among others
 * @PS_ANSWER_SUGGESTED: what most people want here
 * @PS_ANSWER_DESTRUCTIVE: what cannot be taken back
 */
typedef enum {
  PS_ANSWER_PLAIN,
  PS_ANSWER_SUGGESTED,
  PS_ANSWER_DESTRUCTIVE,
} PsAnswerLook;

/**
 * PsAnswer:
 * @id: what the callback is given
 * @label: translated, with a mnemonic
 * @look: how the button stands out
 *
 * One button of a question.
 */
typedef struct {
  const char   *id;
  const char   *label;
  PsAnswerLook  look;
} PsAnswer;

/* @answer is valid during the call. */
typedef void (*PsAnswered)   (const char *answer,
                              gpointer    user_data);
typedef void (*PsFileChosen) (GFile      *file,
                              gpointer    user_data);

void ps_platform_ask       (GtkWidget          *parent,
                            const char         *heading,
                            const char         *body,
                            const PsAnswer     *answers,
                            gsize               n_answers,
                            const char         *default_id,
                            const char         *close_id,
                            PsAnswered          answered,
                            gpointer            user_data,
                            GDestroyNotify      destroy);
void ps_platform_open_file (GtkWidget          *parent,
                            const char         *title,
                            const char         *filter_name,
                            const char * const *patterns,
                            PsFileChosen        chosen,
                            gpointer            user_data,
                            GDestroyNotify      destroy);
void ps_platform_save_file (GtkWidget          *parent,
                            const char         *title,
                            const char         *name,
                            PsFileChosen        chosen,
                            gpointer            user_data,
                            GDestroyNotify      destroy);
void ps_platform_open_uri  (GtkWidget          *parent,
                            const char         *uri);
void ps_platform_about     (GtkWidget          *parent,
                            const char         *first_property,
                            ...) G_GNUC_NULL_TERMINATED;
void ps_platform_announce  (GtkWidget          *widget,
                            const char         *message);

G_END_DECLS
