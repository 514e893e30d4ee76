# A distributor who needs more talks to the coordinator: it is a typing error in nearly every case.
MOST_COPIES = 20_000
