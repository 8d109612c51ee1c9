#pragma once

#include "ps-booking-store.h"
#include "ps-guest-store.h"

G_BEGIN_DECLS

char *ps_guest_words_about   (const PsGuestRow   *guest);
char *ps_guest_words_row     (const PsGuestRow   *guest,
                              GPtrArray          *bookings,
                              gint64              now);
char *ps_guest_words_booking (const PsBookingRow *booking);
char *ps_guest_words_coming  (const char         *who,
                              gboolean            briefed);

G_END_DECLS
